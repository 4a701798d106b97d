using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Browser;

/// <summary>Shows players on canvases, through <c>stage.js</c>.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class BrowserStageHost : IStageHost
{
    private const string Module = "stage.js";

    public bool IsMotionReduced => IsReduced();

    public static async Task StartAsync()
    {
        await JSHost.ImportAsync(Module, "../js/stage.js");
        await Start();
    }

    public IDisposable Show(string id, StagePlayer player) => new Showing(id, player);

    public Task<bool> FilmAsync(string id, string name, string made) => Film(id, name, made);

    public string? PictureAddress(int width, int height, byte[] rgba) => AddressOf(width, height, rgba);

    [JSImport("start", Module)]
    private static partial Task Start();

    [JSImport("isReduced", Module)]
    private static partial bool IsReduced();

    [JSImport("show", Module)]
    private static partial void ShowOn(string id, int stage);

    [JSImport("wake", Module)]
    private static partial void Wake(int stage);

    [JSImport("leave", Module)]
    private static partial void Leave(int stage);

    [JSImport("film", Module)]
    private static partial Task<bool> Film(string id, string name, string made);

    [JSImport("addressOf", Module)]
    internal static partial string AddressOf(int width, int height, byte[] rgba);

    private sealed class Showing : IDisposable
    {
        private readonly StagePlayer player;
        private readonly int number;

        public Showing(string id, StagePlayer player)
        {
            this.player = player;
            number = StageDoor.Open(player);
            player.Woken += OnWoken;
            ShowOn(id, number);
        }

        public void Dispose()
        {
            player.Woken -= OnWoken;
            Leave(number);
            StageDoor.Close(number);
        }

        private void OnWoken() => Wake(number);
    }
}
