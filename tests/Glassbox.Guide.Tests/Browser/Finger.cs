using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A finger on the screen, which may scroll the page instead of moving what it is on.</summary>
internal static class Finger
{
    /// <summary>Puts a finger down, moves it from point to point, and lifts it.</summary>
    public static async Task DragAsync(IPage page, params (float X, float Y)[] points)
    {
        ICDPSession devtools = await page.Context.NewCDPSessionAsync(page);
        await TouchAsync("touchStart", [points[0]]);
        for (int i = 1; i < points.Length; i++)
            for (int part = 1; part <= 5; part++)
                await TouchAsync("touchMove", [Between(points[i - 1], points[i], part / 5f)]);
        await TouchAsync("touchEnd", []);

        Task TouchAsync(string type, (float X, float Y)[] touches) => devtools.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = touches.Select(touch => new Dictionary<string, object> { ["x"] = touch.X, ["y"] = touch.Y }).ToArray(),
        });
    }

    /// <summary>Puts a finger down on something and lifts it.</summary>
    public static async Task TapAsync(ILocator target)
    {
        await target.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await target.BoundingBoxAsync())!;
        await DragAsync(target.Page, (box.X + (box.Width / 2), box.Y + (box.Height / 2)));
    }

    private static (float X, float Y) Between((float X, float Y) from, (float X, float Y) to, float part) =>
        (from.X + ((to.X - from.X) * part), from.Y + ((to.Y - from.Y) * part));
}
