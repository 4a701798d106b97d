namespace Glassbox.Guide.Lab;

/// <summary>The browser functions that the guide uses.</summary>
public interface IPage
{
    /// <summary>Whether the page is live: not prerendered, and not under test.</summary>
    bool IsLive { get; }

    /// <summary>Draws pixels on a canvas.</summary>
    /// <param name="id">The id of the canvas element.</param>
    /// <param name="width">The width of the picture in pixels.</param>
    /// <param name="height">The height of the picture in pixels.</param>
    /// <param name="rgba">[height, width, 4] red, green, blue and opacity, 0 to 255.</param>
    void Draw(string id, int width, int height, byte[] rgba);

    /// <summary>Encodes a picture as a data URL, for pages without scripts; null if a canvas is used.</summary>
    /// <param name="width">The width of the picture in pixels.</param>
    /// <param name="height">The height of the picture in pixels.</param>
    /// <param name="rgba">[height, width, 4] red, green, blue and opacity, 0 to 255.</param>
    string? StillPicture(int width, int height, byte[] rgba);

    /// <summary>Offers the reader a file to download.</summary>
    void Save(string name, byte[] contents);

    /// <summary>Fetches a file of the site.</summary>
    /// <param name="address">The URL, relative to the site root.</param>
    /// <exception cref="IOException">The file cannot be loaded; the message says why.</exception>
    Task<byte[]> FetchAsync(string address);

    /// <summary>Copies text to the clipboard.</summary>
    /// <returns>Whether it was copied: a browser may refuse.</returns>
    Task<bool> CopyAsync(string text);

    /// <summary>Moves the keyboard focus to an element without scrolling.</summary>
    void Focus(string id);

    /// <summary>Calls back once, when an element becomes visible.</summary>
    /// <param name="id">The id of the element.</param>
    /// <param name="seen">The callback.</param>
    /// <returns>An object that ends the observation when disposed; null if elements never become visible.</returns>
    IDisposable? OnceSeen(string id, Action seen) => null;

    /// <summary>Returns the width of an element on the screen, in pixels; 0 if unknown.</summary>
    /// <param name="id">The id of the element.</param>
    double WidthOf(string id) => 0;

    /// <summary>Scrolls the page until an element is visible, completely if there is room.</summary>
    /// <param name="id">The id of the element.</param>
    void Reveal(string id) { }

    /// <summary>Scrolls a container until an element inside it is visible; the page itself does not scroll.</summary>
    /// <param name="box">The ID of the scroll container.</param>
    /// <param name="element">The ID of an element in it.</param>
    void ScrollInside(string box, string element);
}

/// <summary>A page without a browser, for prerendering and tests.</summary>
public class StillPage : IPage
{
    /// <inheritdoc/>
    public virtual bool IsLive => false;

    /// <inheritdoc/>
    public void Draw(string id, int width, int height, byte[] rgba) { }

    /// <inheritdoc/>
    public virtual string? StillPicture(int width, int height, byte[] rgba) => null;

    /// <inheritdoc/>
    public void Save(string name, byte[] contents) { }

    /// <inheritdoc/>
    public virtual Task<byte[]> FetchAsync(string address) => Task.FromException<byte[]>(new IOException("this page stands still."));

    /// <inheritdoc/>
    public virtual Task<bool> CopyAsync(string text) => Task.FromResult(true);

    /// <inheritdoc/>
    public void Focus(string id) { }

    /// <inheritdoc/>
    public void ScrollInside(string box, string element) { }
}
