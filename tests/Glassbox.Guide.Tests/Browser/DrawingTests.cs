using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The reader's own digit, by mouse, finger and keyboard, and as a picture.</summary>
public sealed class DrawingTests(Visit visit) : IClassFixture<Visit>
{
    private const string Sheet = "#drawing .pad-sheet", Ink = Sheet + " canvas";
    private static readonly double[] one = [.52, .15, .5, .85], seven = [.25, .2, .72, .2, .6, .45, .45, .85];

    private static readonly double[] zero =
        [.. Enumerable.Range(0, 25).SelectMany(i => new[] { 0.5 + (0.2 * Math.Cos(i * Math.PI / 12)), 0.5 + (0.33 * Math.Sin(i * Math.PI / 12)) })];

    public static TheoryData<int, double[]> Strokes => new() { { 0, zero }, { 1, one }, { 7, seven } };

    [Theory]
    [MemberData(nameof(Strokes))]
    public async Task A_digit_drawn_with_the_mouse_is_recognized(int digit, double[] stroke)
    {
        GuidePage guide = await visit.AtAsync("running/");
        await ClearAsync(guide);
        await DrawAsync(guide, stroke);
        await SaysAsync(guide, digit);
    }

    [Fact]
    public async Task A_digit_drawn_with_a_finger_is_recognized_and_the_page_stays_where_it_is()
    {
        GuidePage guide = await visit.AtAsync("running/");
        await ClearAsync(guide);
        (float X, float Y)[] points = await PointsAsync(guide, seven);
        double before = await guide.Page.EvaluateAsync<double>("scrollY");
        await Finger.DragAsync(guide.Page, points);
        await SaysAsync(guide, 7);
        Assert.Equal(before, await guide.Page.EvaluateAsync<double>("scrollY"));
    }

    [Fact]
    public async Task A_digit_drawn_by_keyboard_is_recognized_and_can_be_taken_back()
    {
        GuidePage guide = await visit.AtAsync("running/");
        await ClearAsync(guide);
        await guide.Page.Locator(Sheet).FocusAsync();
        IKeyboard keys = guide.Page.Keyboard;
        for (int i = 0; i < 28; i++) await keys.PressAsync("ArrowUp"); // wherever the cursor was, it is in the top row now
        for (int i = 0; i < 4; i++) await keys.PressAsync("ArrowDown");
        for (int i = 0; i < 18; i++) await keys.PressAsync("Shift+ArrowDown");
        await SaysAsync(guide, 1);
        for (int i = 0; i < 18; i++) await keys.PressAsync("Control+z");
        await Assertions.Expect(guide.Page.Locator("#drawing-says")).ToContainTextAsync("nothing drawn");
    }

    [Fact]
    public async Task A_drawing_outlives_a_reload_and_the_way_to_another_chapter_and_back()
    {
        GuidePage guide = await visit.AtAsync("running/");
        await ClearAsync(guide);
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("[?&]ink="));
        string cleared = guide.Page.Url;
        await DrawAsync(guide, zero);
        await guide.UntilAsync($"location.href !== '{cleared}'"); // so it is when the pen was lifted
        await SaysAsync(guide, 0);
        string sheet = await guide.Page.Locator(Ink).EvaluateAsync<string>("canvas => canvas.toDataURL()");
        await guide.Page.ReloadAsync();
        await guide.UntilAliveAsync();
        await ShowsAsync();
        await guide.FollowAsync("bias/");
        await guide.Page.GoBackAsync();
        await ShowsAsync();

        Task ShowsAsync() => guide.UntilAsync($"document.querySelector('{Ink}')?.toDataURL() === '{sheet}'");
    }

    [Fact]
    public async Task A_file_that_is_no_picture_gives_its_message_and_the_page_goes_on()
    {
        GuidePage guide = await visit.AtAsync("running/");
        await guide.Page.Locator("#drawing input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "<b>seven</b>.png", MimeType = "image/png", Buffer = [1, 2, 3] });
        await Assertions.Expect(guide.Page.Locator("#drawing .fault")).ToContainTextAsync("“<b>seven</b>.png” was not opened: this is not a picture");
        await ClearAsync(guide);
        await DrawAsync(guide, seven);
        await SaysAsync(guide, 7);
        await Assertions.Expect(guide.Page.Locator("#drawing .fault")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_picture_that_is_too_large_is_refused_by_its_size()
    {
        GuidePage guide = await visit.AtAsync("running/");
        byte[] png = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30];
        await guide.Page.Locator("#drawing input[type=file]").SetInputFilesAsync(new FilePayload { Name = "wall.png", MimeType = "image/png", Buffer = png });
        await Assertions.Expect(guide.Page.Locator("#drawing .fault")).ToContainTextAsync("“wall.png” was not opened: 30000 × 30000 pixels are too many");
    }

    private static async Task ClearAsync(GuidePage guide)
    {
        ILocator clear = guide.Page.Locator("#drawing .pad-buttons").GetByRole(AriaRole.Button, new() { Name = "Clear" });
        if (await clear.IsEnabledAsync()) await clear.ClickAsync();
        await Assertions.Expect(guide.Page.Locator("#drawing-says")).ToContainTextAsync("nothing drawn");
    }

    private static async Task DrawAsync(GuidePage guide, double[] stroke)
    {
        (float X, float Y)[] points = await PointsAsync(guide, stroke);
        await guide.Page.Mouse.MoveAsync(points[0].X, points[0].Y);
        await guide.Page.Mouse.DownAsync();
        foreach ((float x, float y) in points[1..]) await guide.Page.Mouse.MoveAsync(x, y, new() { Steps = 5 });
        await guide.Page.Mouse.UpAsync();
    }

    private static async Task<(float X, float Y)[]> PointsAsync(GuidePage guide, double[] stroke)
    {
        await guide.Page.Locator(Sheet).ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await guide.Page.Locator(Sheet).BoundingBoxAsync())!;
        return [.. stroke.Chunk(2).Select(at => ((float)(box.X + (at[0] * box.Width)), (float)(box.Y + (at[1] * box.Height))))];
    }

    private static Task SaysAsync(GuidePage guide, int digit) =>
        Assertions.Expect(guide.Page.Locator("#drawing-says")).ToHaveTextAsync($"It says {digit}");
}
