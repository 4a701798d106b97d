using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The copies of finished sheets: one per epoch, with its accuracy.</summary>
internal sealed class SlotsPart(AnswerLog answers, Verdicts verdicts)
{
    /// <summary>Draws the copies.</summary>
    public void Draw(Painter painter, Moment now, Layout layout)
    {
        for (int epoch = 0; epoch < Clock.Epochs; epoch++)
        {
            double begins = epoch == 0 ? Clock.Wide - 0.2 : Clock.Begin(epoch) - 0.3, shown = Ease.Part(now.Time, begins, begins + 0.4);
            if (shown <= 0) continue;
            double landed = Ease.During(now.Time, Clock.End(epoch) + 0.05, Clock.End(epoch) + 0.95);
            Area slot = layout.Slot(epoch);
            painter.Frame(slot, new(1, Tint.LineStrong.At(shown), landed < 1 ? 3 : 0));
            if (now.Time >= Clock.End(epoch))
            {
                var place = Area.Lerp(layout.Sheet, slot, landed);
                painter.Box(place, Tint.Paper);
                painter.Picture(verdicts.Sheet(epoch), place, isSmooth: true);
                painter.Frame(place, new(1, Tint.LineStrong));
            }

            int taken = now.Time >= Clock.End(epoch) ? Clock.Epoch : epoch == now.Epoch ? (int)now.Taken : 0;
            if (taken > 0) Tell(painter, epoch, answers.ShareRight(epoch * Clock.Epoch, (epoch * Clock.Epoch) + taken), slot, layout, shown, now.Said(0));
        }
    }

    private static void Tell(Painter painter, int epoch, double share, Area slot, Layout layout, double alpha, double said)
    {
        int weight = said > 0.5 ? 700 : 600;
        if (layout.IsNarrow && !layout.IsSlotToldUnder)
        {
            double beside = slot.Right + 8;
            painter.Count(epoch + 1, beside, slot.CenterY - 9, new(13), Tint.Soft.At(alpha), "epoch ");
            painter.Number(100 * share, 2, beside, slot.CenterY + 9, new(13, Face.Mono, weight), Tint.Ink.At(alpha), after: "\u202f%");
            return;
        }

        if (layout.IsNarrow)
        {
            painter.Count(epoch + 1, slot.X + slot.Width + 8, slot.CenterY, new(13), Tint.Soft.At(alpha));
            painter.Number(100 * share, 2, slot.X, slot.Bottom + 11, new(13, Face.Mono, weight), Tint.Ink.At(alpha), after: "\u202f% right");
            return;
        }

        double x = slot.Right + (9 * layout.Unit), small = layout.Type(15), height = 78 * layout.Unit;
        painter.Count(epoch + 1, x, slot.Y + (0.2 * height), new(small), Tint.Soft.At(alpha), "epoch ");
        painter.Number(100 * share, 2, x, slot.Y + (0.53 * height), new(layout.Type(16), Face.Mono, weight), Tint.Ink.At(alpha), after: "\u202f%");
        painter.Text("right", x, slot.Y + (0.84 * height), new(small), Tint.Soft.At(alpha));
    }
}
