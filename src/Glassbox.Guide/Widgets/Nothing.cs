namespace Glassbox.Guide.Widgets; internal static class Nothing;
