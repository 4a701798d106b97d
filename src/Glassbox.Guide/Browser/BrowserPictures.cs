using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Browser;

/// <summary>Pictures decoded by the browser, through <c>pictures.js</c>.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class BrowserPictures : IPictures
{
    private const string Module = "pictures.js";
    private const int MaxSide = 280;

    public static Task StartAsync() => JSHost.ImportAsync(Module, "../js/pictures.js");

    public async Task<GrayscalePicture> DecodeAsync(byte[] file)
    {
        using JSObject picture = await Decode(file, MaxSide);
        if (picture.GetPropertyAsString("fault") is { } fault) throw new DataFormatException("the picture", null, fault);
        return new GrayscalePicture(
            picture.GetPropertyAsByteArray("grays")!, picture.GetPropertyAsInt32("width"), picture.GetPropertyAsInt32("height"));
    }

    [JSImport("decode", Module)]
    private static partial Task<JSObject> Decode(byte[] file, int most);
}
