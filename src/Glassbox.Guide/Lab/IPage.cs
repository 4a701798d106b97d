namespace Glassbox.Guide.Lab;

/// <summary>What the guide asks of the browser around it.</summary>
public interface IPage
{
    /// <summary>Whether this is a page that lives: not one that is being written ahead of time, and not a test.</summary>
    bool IsLive { get; }

    /// <summary>Draws pixels into a canvas.</summary>
    /// <param name="id">The id of the canvas element.</param>
    /// <param name="width">In pixels of the picture.</param>
    /// <param name="height">In pixels of the picture.</param>
    /// <param name="rgba">[height, width, 4] red, green, blue and opacity, 0 to 255.</param>
    void Draw(string id, int width, int height, byte[] rgba);

    /// <summary>A picture as an address that holds all of it, for pages that nobody draws on; null where a canvas will do.</summary>
    /// <param name="width">In pixels of the picture.</param>
    /// <param name="height">In pixels of the picture.</param>
    /// <param name="rgba">[height, width, 4] red, green, blue and opacity, 0 to 255.</param>
    string? StillPicture(int width, int height, byte[] rgba);

    /// <summary>Offers the reader a file to keep.</summary>
    void Save(string name, byte[] contents);

    /// <summary>Fetches a file of the site.</summary>
    /// <param name="address">Below the site's folder.</param>
    /// <exception cref="IOException">It cannot be had; the message says why.</exception>
    Task<byte[]> FetchAsync(string address);

    /// <summary>Puts text on the clipboard.</summary>
    /// <returns>Whether it is there: a browser may refuse.</returns>
    Task<bool> CopyAsync(string text);

    /// <summary>Moves the keyboard's focus to an element; nothing scrolls.</summary>
    void Focus(string id);

    /// <summary>Tells once when an element comes into view.</summary>
    /// <param name="id">The id of the element.</param>
    /// <param name="seen">What then happens.</param>
    /// <returns>What is no longer watched for once it is disposed of; null where nothing is ever seen.</returns>
    IDisposable? OnceSeen(string id, Action seen) => null;

    /// <summary>How wide an element stands on the screen, in pixels; 0 where that is not known.</summary>
    /// <param name="id">The id of the element.</param>
    double WidthOf(string id) => 0;

    /// <summary>Scrolls the page until an element is seen, all of it if there is room.</summary>
    /// <param name="id">The id of the element.</param>
    void Reveal(string id) { }

    /// <summary>Scrolls a box until an element inside it is seen; the page itself stays where it is.</summary>
    /// <param name="box">The id of an element that scrolls.</param>
    /// <param name="element">The id of an element in it.</param>
    void ScrollInside(string box, string element);
}

/// <summary>A page that stands still: for pages written ahead of time, and for tests.</summary>
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
