namespace Glassbox.Guide.Scenes; internal static class Nothing;
