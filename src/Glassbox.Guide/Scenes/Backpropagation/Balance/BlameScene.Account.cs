using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Balance;

/// <content>Below the close-up of a narrow stage: the ten products in numbers, their balance, and what the gate lets through.</content>
public sealed partial class BlameScene
{
    private const int AccountLines = BlameData.Outputs + 2; // with a heading, and the balance

    private double Accounted => layout.Account.Height > 0
        ? Ease.During(time, BlameClock.Near + 0.4, BlameClock.Land - 0.1) * (1 - Ease.During(time, BlameClock.Third, BlameClock.Three + 0.3)) : 0;

    private void Account(Painter painter, double there)
    {
        if (there <= 0.01) return;
        Area area = layout.Account;
        double line = area.Height / AccountLines, type = Math.Min(layout.Type, line * 0.86), letter = 0.6 * type;
        double name = area.X + letter, weight = area.X + (10.5 * letter), error = area.X + (17.5 * letter), pull = area.X + (24.5 * letter);
        double zero = (pull + area.Right) / 2, scale = data.MostPull > 0 ? (area.Right - pull - letter) / 2 / data.MostPull : 0;
        var figures = new Lettering(type, Face.Mono, 600, Align.Right);
        var words = new Lettering(Math.Max(10.5, type * 0.9), Face.Sans, 400, Align.Right);
        painter.Line(area.X, area.Y, area.Right, area.Y, new Pen(1, Tint.Line.At(there)));
        double y = area.Y + (line * 0.6);
        painter.Text("from", area.X, y, words with { Align = Align.Left }, Tint.Soft.At(there));
        painter.Text("weight ×", weight + letter, y, words, Tint.Soft.At(there));
        painter.Text("error =", error + letter, y, words, Tint.Soft.At(there));
        painter.Text("pull", pull, y, words, Tint.Soft.At(there));
        painter.Line(zero, area.Y + line, zero, area.Y + (line * (AccountLines - 1)), new Pen(1, Tint.Line.At(there)));
        for (int o = 0; o < BlameData.Outputs; o++)
        {
            y += line;
            double landed = During(clock.Lands(Neuron, o)), product = data.Pull(Neuron, o), wide = product * scale * landed;
            Shade shade = Shade.Diverging(product).At(there * landed);
            painter.Number(o, 0, name, y, figures, (o == data.Label ? Tint.Right : Tint.Soft).At(there));
            painter.Number(data.Network.Weights[1][o, Neuron], 2, weight, y, figures, shade);
            painter.Number(data.OutputDelta[o], 2, error, y, figures, Shade.Diverging(data.OutputDelta[o]).At(there));
            painter.Number(product, 2, pull, y, figures, shade);
            painter.SignedBox(new Area(zero + Math.Min(0, wide), y - (line * 0.33), Math.Abs(wide), line * 0.66), product, there);
        }

        y += line;
        double net = data.Net(Neuron), delta = data.Delta[Neuron], summed = During(clock.Cancels(Neuron)) * there, passed = During(clock.Passes(Neuron)) * there, settled = During(clock.Settles(Neuron)) * there;
        painter.Line(area.X, y - (line * 0.5), area.Right, y - (line * 0.5), new Pen(1, Tint.LineStrong.At(summed)));
        painter.Text("balance", area.X, y, words with { Align = Align.Left }, Tint.Soft.At(summed));
        painter.Number(net, 2, area.X + (12 * letter), y, figures, Shade.Diverging(net).At(summed));
        painter.Number(data.Slopes[Neuron], 2, area.X + (13 * letter), y, figures with { Align = Align.Left }, Tint.Ink.At(passed), before: "× slope ");
        painter.Number(delta, 3, area.X + (27 * letter), y, figures with { Align = Align.Left }, Shade.Diverging(delta).At(settled), before: "= ");
    }
}
