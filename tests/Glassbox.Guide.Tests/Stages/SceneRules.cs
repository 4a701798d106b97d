using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Tests.Stages;

/// <summary>What holds for every scene.</summary>
internal static class SceneRules
{
    public static readonly StageArea Wide = new(1280, 640), Narrow = new(360, 560);

    /// <summary>The frame of a moment, as a painter that forgets nothing has it.</summary>
    public static float[] Frame(StageScene scene, double t, StageArea stage, Painter? painter = null)
    {
        painter ??= new Painter(remembers: false);
        painter.Begin();
        scene.Frame(painter, t, stage);
        painter.End();
        return painter.List.ToArray();
    }

    /// <summary>Between two beats the picture moves.</summary>
    public static void Moves(StageScene scene)
    {
        for (int beat = 0; beat + 1 < scene.Beats.Count; beat++)
        {
            (double from, double to) = (scene.Beats[beat].Time, scene.Beats[beat + 1].Time);
            float[][] frames = [.. Enumerable.Range(1, 9).Select(i => Marks(Frame(scene, from + ((to - from) * i / 10), Wide)))];
            Assert.True(
                Enumerable.Range(0, 8).Any(i => !frames[i].SequenceEqual(frames[i + 1])),
                $"Nothing moves between {scene.Beats[beat].Name} ({from} s) and {scene.Beats[beat + 1].Name} ({to} s).");
        }
    }

    /// <summary>Whichever way one comes to a moment, it is the same picture.</summary>
    public static void IsPure(StageScene scene, StageArea stage)
    {
        double[] times = [.. Enumerable.Range(0, 60).Select(i => scene.Duration * i / 59)];
        float[][] forwards = [.. times.Select(t => Marks(Frame(scene, t, stage)))];
        for (int i = times.Length - 1; i >= 0; i--)
            Assert.True(forwards[i].SequenceEqual(Marks(Frame(scene, times[i], stage))), $"On the way back, {times[i]:0.00} s is another picture.");
    }

    /// <summary>Once warm, no frame allocates. (What the runtime does on the side, as compiling a loop anew, comes once: the least of some passes counts.)</summary>
    public static void AllocatesNothing(StageScene scene, StageArea stage)
    {
        var painter = new Painter();
        long[] least = new long[(int)(scene.Duration * 20) + 1];
        Array.Fill(least, long.MaxValue);
        for (int pass = 0; pass < 5; pass++)
        {
            for (int i = 0; i < least.Length; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                painter.Begin();
                scene.Frame(painter, i / 20.0, stage);
                painter.End();
                least[i] = Math.Min(least[i], GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }

        for (int i = 0; i < least.Length; i++) Assert.True(least[i] == 0, $"The frame of {i / 20.0:0.00} s allocates {least[i]} bytes.");
    }

    /// <summary>No number of any frame is NaN or infinite, and every frame can be written as SVG.</summary>
    public static void IsWhole(StageScene scene, StageArea stage)
    {
        for (double t = 0; t <= scene.Duration; t += scene.Duration / 40)
        {
            var painter = new Painter(remembers: false);
            float[] list = Frame(scene, t, stage, painter);
            Assert.True(list.All(float.IsFinite), $"A number of the frame of {t:0.00} s is not finite.");
            string svg = new SvgWriter(painter, SvgWriter.Variable, (_, _, _) => "data:,", "t").Write(stage, "frame");
            System.Xml.Linq.XElement.Parse(svg);
        }
    }

    /// <summary>The texts of a moment, in the order they are drawn; what goes on is its own.</summary>
    public static IReadOnlyList<string> Texts(StageScene scene, double t, StageArea stage)
    {
        var painter = new Painter(remembers: false);
        Frame(scene, t, stage, painter);
        string svg = new SvgWriter(painter, SvgWriter.Variable, (_, _, _) => null, "t").Write(stage, "frame");
        return [.. System.Xml.Linq.XElement.Parse(svg).Descendants().Where(e => e.Name.LocalName == "tspan").Select(e => e.Value)];
    }

    // Where pictures lie in memory is not part of what is seen.
    private static float[] Marks(float[] list) => list[Painter.Header..];
}
