namespace Glassbox.Guide.Stage;

/// <summary>The colors of exported drawings: those of the light theme.</summary>
internal static class ExportColors
{
    public static string Of(Tint tint) => tint switch
    {
        Tint.Paper => "#fbfaf6",
        Tint.Panel => "#ffffff",
        Tint.Wash => "#f2efe7",
        Tint.Line => "#e0dbcf",
        Tint.LineStrong => "#8b8578",
        Tint.Ink => "#1d2430",
        Tint.Soft => "#59616e",
        Tint.Positive => "#1a63b3",
        Tint.Negative => "#a84f00",
        Tint.Right => "#176b3f",
        Tint.Wrong => "#b0231b",
        _ => "#ffe58a",
    };
}
