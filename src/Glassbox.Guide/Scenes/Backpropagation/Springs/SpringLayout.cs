using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <summary>
/// The layout, along the signal and across it: right and up on a wide stage, down and right on a narrow one.
/// </summary>
internal sealed class SpringLayout : StageLayout
{
    private readonly double center;

    public SpringLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            double top = 84, room = h - top - 46;
            double Along(double part) => top + (part * room);
            center = w / 2;
            (Input, HiddenDial, Hidden, Gate, OutputDial, Output, Rail, Slots) =
                (Along(0.035), Along(0.155), Along(0.3), Along(0.4), Along(0.5), Along(0.65), Along(0.8), Along(0.85));
            (InputRadius, DialRadius, Radius) = (0.042 * room, 0.048 * room, 0.068 * room);
            (Gap, Last, Unit, Span, Jaw) = (0.017 * room, Along(0.985), 0.105 * room, w - 70, 5);
            (Type, Beside) = (13, Math.Max(58, 0.16 * room));
            Slider = new Area(54, h - 20, 110, 0);
            Caption = (18, 26);
        }
        else
        {
            double k = Math.Min(w / 1280, h / 640), left = (w - (1280 * k)) / 2, tall = Math.Clamp(h / (640 * k), 1, 1.5), round = Math.Min(tall, 1.1); // on a stage taller than the drawing, sizes across the signal grow
            double Along(double place) => left + (place * k);
            center = h * 0.53;
            (Input, HiddenDial, Hidden, Gate, OutputDial, Output, Rail, Slots) =
                (Along(112), Along(276), Along(464), Along(578), Along(706), Along(896), Along(1060), Along(1096));
            (InputRadius, DialRadius, Radius) = (60 * k, 58 * k, 94 * round * k);
            (Gap, Last, Unit, Span, Jaw) = (18 * k, Along(1240), 92 * tall * k, 440 * tall * k, 9 * k);
            (Type, Beside) = (stage.IsPresenter ? 24 * k : Math.Max(14, 18 * k), 184 * Math.Sqrt(tall) * k);
            Slider = new Area(Along(112), h - (34 * k), 170 * k, 0);
            Caption = (stage.Margin, h * 0.08);
        }
    }

    // Positions along the signal.
    public double Input { get; }

    public double HiddenDial { get; }

    public double Hidden { get; }

    public double Gate { get; }

    public double OutputDial { get; }

    public double Output { get; }

    public double Rail { get; }

    /// <summary>The position of the first previous spring.</summary>
    public double Slots { get; }

    /// <summary>The distance between two previous springs.</summary>
    public double Gap { get; }

    /// <summary>The end of the target's line.</summary>
    public double Last { get; }

    public double InputRadius { get; }

    public double DialRadius { get; }

    public double Radius { get; }

    /// <summary>The width of a ribbon with the value 1.</summary>
    public double Unit { get; }

    /// <summary>The length of the rail, from 0 to 1.</summary>
    public double Span { get; }

    /// <summary>The thickness of a jaw of the gate.</summary>
    public double Jaw { get; }

    /// <summary>The distance of numbers from the line: those of the forward pass on one side, those of the backward pass on the other.</summary>
    public double Beside { get; }

    /// <summary>The slider for the learning rate.</summary>
    public Area Slider { get; }

    /// <summary>Converts to stage coordinates.</summary>
    public (double X, double Y) At(double along, double across) => IsNarrow ? (center + across, along) : (along, center - across);

    /// <summary>Returns the offset across the signal for a value on the rail.</summary>
    public double OnRail(double value) => (value - 0.5) * Span;

    /// <summary>Returns the value on the rail at a point of the stage.</summary>
    public double Value(double x, double y) => ((IsNarrow ? x - center : center - y) / Span) + 0.5;
}
