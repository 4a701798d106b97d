using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Basics;

/// <summary>The layout of the scene of a neuron.</summary>
/// <remarks>
/// The axis of the sum is also that of the curve, and the height of the curve is the level in the neuron: they share an origin and a scale.
/// </remarks>
internal sealed class NeuronLayout : StageLayout
{
    public NeuronLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            Radius = Math.Min(h * 0.14, w * 0.27);
            CenterX = w / 2;
            Base = 64 + (2 * Radius);
            Half = (w / 2) - 26;
            LaneStep = 19;
            LaneHeight = 11;
            InputRadius = w * 0.085;
            Slot = Math.Min((w - 54) / 2, h - Base - (5.4 * LaneStep) - 104);
            double top = Base + (5.2 * LaneStep) + 26;
            Digit = new Area(18, top, Slot, Slot);
            Weights = new Area(w - 18 - Slot, top, Slot, Slot);
            Picks = new Area(16, h - 42, w - 32, 34);
            Caption = (18, 26);
            Unit = 7;
        }
        else
        {
            Radius = h * 0.28;
            CenterX = w * 0.67;
            Base = (h * 0.13) + (2 * Radius);
            Half = w * 0.25;
            LaneStep = h * 0.052;
            LaneHeight = h * 0.03;
            InputRadius = h * 0.062;
            Slot = Math.Min(w * 0.165, h * 0.36);
            double top = h * 0.3;
            Digit = new Area(w * 0.045, top, Slot, Slot);
            Weights = new Area(w * 0.225, top, Slot, Slot);
            Picks = new Area(w * 0.045, top + Slot + (Type * 2.6), (w * 0.18) + Slot, (w * 0.18 + Slot) / 10);
            Caption = (w * 0.045, h * 0.075);
            Unit = h * 0.0135;
        }
    }

    /// <summary>The radius of the neuron.</summary>
    public double Radius { get; }

    public double CenterX { get; }

    /// <summary>The vertical position of the axis, at the bottom of the neuron.</summary>
    public double Base { get; }

    /// <summary>Half the length of the axis.</summary>
    public double Half { get; }

    public double LaneStep { get; }

    public double LaneHeight { get; }

    public double InputRadius { get; }

    /// <summary>The side length of the digit and of the picture of the weights.</summary>
    public double Slot { get; }

    public Area Digit { get; }

    public Area Weights { get; }

    /// <summary>Ten digits to choose from.</summary>
    public Area Picks { get; }

    /// <summary>The line width in pixels for a weight of 1.</summary>
    public double Unit { get; }

    /// <summary>Returns the position of a sum on the axis.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="reach">The sum at the end of the axis.</param>
    public double OnAxis(double sum, double reach) => CenterX + (Math.Clamp(sum / reach, -1.02, 1.02) * Half);

    /// <summary>Returns the vertical position of a level.</summary>
    public double AtLevel(double level) => Base - (2 * Radius * level);

    /// <summary>Returns the center of a bar below the axis.</summary>
    public double Lane(int lane) => Base + (LaneStep * (lane + 1.35));

    public (double X, double Y) Input(int i) => IsNarrow
        ? (Stage.Width * (0.17 + (0.33 * i)), Stage.Height - InputRadius - 34)
        : ((Stage.Width * 0.05) + InputRadius, Stage.Height * (0.27 + (0.25 * i)));

    /// <summary>Returns the line from an input to where its product is added.</summary>
    public Bend Wire(int i)
    {
        (double x, double y) = Input(i);
        return IsNarrow
            ? Bend.Down(x, y - InputRadius, CenterX + ((i - 1) * 12), Lane(3) + 8)
            : Bend.Across(x + InputRadius, y, CenterX - Half, Lane(i));
    }

    /// <summary>Returns the offset from the knob on a line to the number of its weight: clear of lines and of the finger.</summary>
    public (double X, double Y, Align Align) BesideKnob(int i) => !IsNarrow ? (Type * (i == 1 ? -2.4 : 2.6), Type * (i == 1 ? 0.9 : -0.9), Align.Center)
        : i == 0 ? (-22, -8, Align.Right) : i == 1 ? (9, 25, Align.Left) : (22, -8, Align.Left);

    /// <summary>Returns one of 784 lines.</summary>
    public Bend Strand(int pixel)
    {
        double part = (pixel + 0.5) / 784;
        return IsNarrow
            ? Bend.Down(Ease.Lerp(18, Stage.Width - 18, part), Stage.Height - 40, CenterX, Lane(3) + 8)
            : Bend.Across(Stage.Width * 0.06, Ease.Lerp(Stage.Height * 0.17, Stage.Height * 0.92, part), CenterX - Half, Lane(1));
    }

    /// <summary>The bounds of the neuron.</summary>
    public Area Body => new(CenterX - Radius, Base - (2 * Radius), 2 * Radius, 2 * Radius);

    /// <summary>Returns the bounds of one of the digits to choose from.</summary>
    public Area Pick(int digit, int count = 10)
    {
        double step = Picks.Width / count, side = Math.Min(step * 0.9, Picks.Height);
        return new Area(Picks.X + (digit * step), Picks.Y, side, side);
    }
}
