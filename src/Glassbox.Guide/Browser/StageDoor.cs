using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Browser;

/// <summary>The functions that <c>stage.js</c> calls on players.</summary>
[SupportedOSPlatform("browser")]
internal static partial class StageDoor
{
    private const int Forget = 1, Reduced = 2, Presenter = 4;
    private static readonly Dictionary<int, Entry> Players = [];
    private static int last;

    /// <summary>Registers a player and returns its number for the script.</summary>
    public static int Open(StagePlayer player)
    {
        Players[++last] = new Entry(player);
        return last;
    }

    /// <summary>Unregisters a player that is no longer shown.</summary>
    public static void Close(int number) => Players.Remove(number);

    /// <summary>Advances the time and draws a frame.</summary>
    /// <returns>The address of the display list in memory; 0 for a player that is gone.</returns>
    [JSExport]
    internal static int Frame(int number, double seconds, double width, double height, int flags)
    {
        if (!Players.TryGetValue(number, out Entry? entry)) return 0;
        StagePlayer player = entry.Player;
        if ((flags & Forget) != 0) player.Painter.Forget();
        player.IsReduced = (flags & Reduced) != 0;
        entry.Area = new StageArea(width, height, (flags & Presenter) != 0);
        player.Pass(seconds);
        player.Draw(entry.Area);
        return (int)player.Painter.Address;
    }

    /// <summary>Handles a pointer event. The kinds are those of <see cref="TouchKind"/>.</summary>
    [JSExport]
    internal static bool Point(int number, int kind, double x, double y, double minimumSize) =>
        Players.TryGetValue(number, out Entry? entry) && entry.Player.Point((TouchKind)kind, x, y, entry.Area, minimumSize);

    [JSExport]
    internal static bool Press(int number, string key) => Players.TryGetValue(number, out Entry? entry) && entry.Player.Press(key);

    [JSExport]
    internal static bool Wheel(int number, double by) => Players.TryGetValue(number, out Entry? entry) && entry.Player.Wheel(by);

    [JSExport]
    internal static void Scroll(int number, double part)
    {
        if (Players.TryGetValue(number, out Entry? entry)) entry.Player.Scene.Scrolled(part);
    }

    [JSExport]
    internal static void Seek(int number, double time)
    {
        if (Players.TryGetValue(number, out Entry? entry)) entry.Player.Seek(time);
    }

    /// <summary>Returns the current frame as a drawing, for print.</summary>
    /// <returns>SVG; empty for a player that is gone.</returns>
    [JSExport]
    internal static string Drawing(int number)
    {
        if (!Players.TryGetValue(number, out Entry? entry)) return "";
        (StagePlayer player, StageScene scene) = (entry.Player, entry.Player.Scene);
        string said = player.BeatIndex >= 0 ? scene.Beats[player.BeatIndex].Name : scene.Name;
        return StillPicture.Write(scene, player.Time, StillPicture.Paper, BrowserStageHost.AddressOf, $"paper-{number}", said, "stage-paper");
    }

    private sealed class Entry(StagePlayer player)
    {
        public StagePlayer Player => player;

        public StageArea Area { get; set; } = new(1280, 720);
    }
}
