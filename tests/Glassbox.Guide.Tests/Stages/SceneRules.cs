using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Tests.Stages;

/// <summary>What holds for every scene.</summary>
internal static class SceneRules
{
    public static readonly StageArea Wide = new(1280, 640), Narrow = new(360, 560);

    /// <summary>As stages stand in pages: in a window of 1280 × 720 beside the contents, and on the cover; on phones; before a room.</summary>
    public static readonly StageArea[] All = [Wide, new(934, 496), new(1190, 560), Narrow, new(336, 560), new(1920, 1020, IsPresenter: true)];

    /// <summary>The frame of a moment, as a painter that forgets nothing has it.</summary>
    public static float[] Frame(StageScene scene, double t, StageArea stage, Painter? painter = null)
    {
        painter ??= new Painter(remembers: false);
        painter.Begin();
        scene.Frame(painter, t, stage);
        painter.End();
        return painter.List.ToArray();
    }

    /// <summary>The rules of one stage: a moment is one picture, whole, inside, and made without allocating.</summary>
    public static void Hold(StageScene scene, StageArea stage)
    {
        IsPure(scene, stage);
        IsWhole(scene, stage);
        AllocatesNothing(scene, stage);
    }

    /// <summary>At a beat there is a sentence to be read, and between two the picture moves; and it can be painted whatever a window leaves of its stage.</summary>
    public static void Moves(StageScene scene)
    {
        BearsAnySize(scene);
        OpensAtRest(scene);
        OpensBalanced(scene);
        foreach (StageArea stage in new[] { Wide, Narrow })
            Assert.True(SeenMarks.Of(Frame(scene, scene.Opening, stage), stage).Count(mark => mark.Kind is not Mark.Line) >= 3, "It begins with an empty picture: pages are read, printed and opened there.");
        Assert.True(
            SeenMarks.Of(Frame(scene, scene.Opening, Wide), Wide).Any(mark => mark.Text.Split(' ').Length >= 4),
            "It begins without a word: whoever reads it on paper, or without motion, is not told what it is about.");
        foreach (StageArea stage in new[] { Wide, Narrow })
        {
            foreach (Beat beat in scene.Beats)
                Assert.True(SeenMarks.Of(Frame(scene, beat.Time, stage), stage, 0.4).Any(mark => mark.Kind is Mark.Text && mark.Face == Face.Serif), $"Where it rests, at “{beat.Name}” ({beat.Time} s), no sentence stands.");
        }

        for (int beat = 0; beat + 1 < scene.Beats.Count; beat++)
        {
            (double from, double to) = (scene.Beats[beat].Time, scene.Beats[beat + 1].Time);
            float[][] frames = [.. Enumerable.Range(1, 9).Select(i => Marks(Frame(scene, from + ((to - from) * i / 10), Wide)))];
            Assert.True(
                Enumerable.Range(0, 8).Any(i => !frames[i].SequenceEqual(frames[i + 1])),
                $"Nothing moves between {scene.Beats[beat].Name} ({from} s) and {scene.Beats[beat + 1].Name} ({to} s).");
        }
    }

    // What a page shows, before anyone plays it and on paper, is not half drawn.
    private static void OpensAtRest(StageScene scene)
    {
        if (scene.Opening <= 0) return;
        foreach (StageArea stage in new[] { Wide, Narrow })
            Assert.True(Marks(Frame(scene, scene.Opening - 0.02, stage)).SequenceEqual(Marks(Frame(scene, scene.Opening, stage))), $"{scene.Name} opens while it is being drawn, on a stage of {stage.Width} × {stage.Height}.");
    }

    // What a page shows first leaves no side empty: the captions aside, the marks leave about as much room to the left as to the right, and
    // reach far down.
    private static void OpensBalanced(StageScene scene)
    {
        const double lean = 0.22, low = 0.5; // parts of the stage
        foreach (StageArea stage in new[] { Wide, Narrow })
        {
            Area[] marks = [.. SeenMarks.Of(Frame(scene, scene.Opening, stage), stage, 0.15).Where(mark => mark.Face != Face.Serif).Select(mark => mark.Area)];
            double left = marks.Min(mark => mark.X) / stage.Width, right = 1 - (marks.Max(mark => mark.Right) / stage.Width), bottom = marks.Max(mark => mark.Bottom) / stage.Height;
            Assert.True(Math.Abs(left - right) < lean && bottom > low, $"{scene.Name} opens with an empty side on a stage of {stage.Width} × {stage.Height}: {left:0.00} is free to the left, {right:0.00} to the right, and it ends at {bottom:0.00}.");
        }
    }

    // No stage is too small, too narrow or too large to be painted: a picture that throws stops for good.
    private static void BearsAnySize(StageScene scene)
    {
        double[] sides = [40, 140, 330, 700, 1280, 3000];
        foreach (StageArea stage in sides.SelectMany(width => sides.Select(height => new StageArea(width, height, IsPresenter: width == height))))
        {
            for (int i = 0; i <= 12; i++)
            {
                double t = scene.Duration * i / 12;
                Exception? fault = Record.Exception(() => Frame(scene, t, stage));
                Assert.True(fault is null, $"{scene.Name} at {t:0.00} s on {stage.Width} × {stage.Height}: {fault}");
            }
        }
    }

    /// <summary>What stands still is on the stage, whole; what moves may come from outside, and go there.</summary>
    public static void StaysInside(StageScene scene)
    {
        foreach (StageArea stage in All) StaysInside(scene, stage);
    }

    /// <summary>The same for one stage.</summary>
    public static void StaysInside(StageScene scene, StageArea stage, double step = 0.125)
    {
        const double tolerance = 2; // pixels: half the width of lines, and what letters of a face differ by
        var room = new Area(0, 0, stage.Width, stage.Height).Grown(tolerance);
        Dictionary<string, string> outside = []; // each once: where it stood when it was first seen there
        HashSet<SeenMark> before = [];
        for (double t = 0; t <= scene.Duration; t += step)
        {
            HashSet<SeenMark> now = [.. SeenMarks.Of(Frame(scene, t, stage), stage)];
            foreach (SeenMark mark in now)
            {
                bool isOutside = mark.Area.X < room.X || mark.Area.Y < room.Y || mark.Area.Right > room.Right || mark.Area.Bottom > room.Bottom;
                if (isOutside && before.Contains(mark))
                    outside.TryAdd($"{mark.Kind} {mark.Text}", $" at {t:0.00} s, {mark.Area.X:0}, {mark.Area.Y:0} to {mark.Area.Right:0}, {mark.Area.Bottom:0}");
            }

            before = now;
        }

        Assert.True(outside.Count == 0, $"{outside.Count} marks stand outside of a stage of {stage.Width} × {stage.Height}:\n{string.Join('\n', outside.Select(mark => mark.Key + mark.Value))}");
    }

    /// <summary>Texts that stand still can be read: none is too small, none lies over another, and no sentence over a picture.</summary>
    public static void IsLegible(StageScene scene)
    {
        foreach (StageArea stage in All) IsLegible(scene, stage);
    }

    private static void IsLegible(StageScene scene, StageArea stage)
    {
        const double step = 0.125, quiet = 0.4, touch = 3; // seconds; an opacity below which words are gone; pixels that letters of a face differ by
        Dictionary<string, string> over = []; // each pair once
        HashSet<SeenMark> before = [];
        for (double t = 0; t <= scene.Duration; t += step)
        {
            HashSet<SeenMark> now = [.. SeenMarks.Of(Frame(scene, t, stage), stage, quiet).Where(mark => mark.Kind is Mark.Text or Mark.Picture)];
            SeenMark[] all = [.. now.Where(before.Contains)], still = [.. all.Where(mark => mark.Kind is Mark.Text)];
            double least = stage.IsNarrow ? 10.5 : 11.5; // pixels
            foreach (SeenMark small in still.Where(mark => mark.Size < least))
                over.TryAdd($"{small.Text} | too small", $" at {t:0.00} s, {small.Size:0.0} pixels");
            foreach (SeenMark sentence in still.Where(mark => mark.Face == Face.Serif))
                foreach (SeenMark picture in all.Where(mark => mark.Kind is Mark.Picture))
                    if (Overlap(sentence.Area, picture.Area) is var (wide, high) && wide > touch && high > touch) over.TryAdd($"{sentence.Text} | a picture", $" at {t:0.00} s, by {wide:0} × {high:0}");
            for (int i = 0; i < still.Length; i++)
            {
                for (int j = i + 1; j < still.Length; j++)
                {
                    (Area a, Area b) = (still[i].Area, still[j].Area);
                    (double across, double down) = Overlap(a, b);
                    if (across > touch && down > touch && still[i].Text != still[j].Text)
                        over.TryAdd($"{still[i].Text} | {still[j].Text}", $" at {t:0.00} s, {b.X:0}, {b.Y:0}, by {across:0} × {down:0}");
                }
            }

            before = now;
        }

        Assert.True(over.Count == 0, $"{over.Count} texts cannot be read on a stage of {stage.Width} × {stage.Height}:\n{string.Join('\n', over.Select(pair => pair.Key + pair.Value))}");
    }

    private static (double Across, double Down) Overlap(Area a, Area b) => (Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X), Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y));

    /// <summary>The lines that act are told of each moment, and each of them acts at some.</summary>
    public static void TellsItsCode(StageScene scene)
    {
        Assert.NotEmpty(scene.Acts);
        HashSet<int> acting = [];
        for (double t = 0; t <= scene.Duration; t += 0.02) acting.Add(scene.ActAt(t));
        Assert.Equal(Enumerable.Range(0, scene.Acts.Count), acting.Where(act => act >= 0).Order());
        Assert.All(acting, act => Assert.InRange(act, -1, scene.Acts.Count - 1));
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
        for (int pass = 0; pass < 5 && least.Any(bytes => bytes > 0); pass++)
        {
            for (int i = 0; i < least.Length; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                painter.Begin();
                scene.Frame(painter, i / 20.0, stage);
                _ = scene.ActAt(i / 20.0);
                painter.End();
                least[i] = Math.Min(least[i], GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }

        for (int i = 0; i < least.Length; i++) Assert.True(least[i] == 0, $"The frame of {i / 20.0:0.00} s allocates {least[i]} bytes.");
    }

    /// <summary>Points at a place of the picture, as a mouse does, and gives the texts that are then to be read.</summary>
    public static IReadOnlyList<string> Pointed(StageScene scene, double t, StageArea stage, int hit)
    {
        var player = new StagePlayer(scene);
        player.Seek(t);
        player.Draw(stage);
        Area area = player.Painter.Hits.Last(one => one.Id == hit).Area;
        Assert.True(player.Point(TouchKind.Hover, area.CenterX, area.CenterY, stage));
        IReadOnlyList<string> texts = Texts(scene, t, stage);
        AllocatesNothing(scene, stage);
        var room = new Area(0, 0, stage.Width, stage.Height).Grown(2);
        Assert.All(SeenMarks.Of(Frame(scene, t, stage), stage).Where(mark => mark.Kind is Mark.Text), mark => Assert.True(mark.Area.X >= room.X && mark.Area.Right <= room.Right && mark.Area.Bottom <= room.Bottom, mark.ToString()));
        return texts;
    }

    /// <summary>No number of any frame is NaN or infinite, every frame can be written as SVG, and nothing stands outside of the stage.</summary>
    public static void IsWhole(StageScene scene, StageArea stage)
    {
        StaysInside(scene, stage);
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
