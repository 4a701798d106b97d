namespace Glassbox.Bench.Where;
internal static class WhereReport { public static int Print(bool markdown) => markdown ? 1 : 0; }
