using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Balance;

/// <summary>The layout: hidden neurons on the left, each with a beam and a gate; outputs on the right.</summary>
internal sealed class BlameLayout : StageLayout
{
    private readonly int hidden;
    private readonly double top, outputTop, outputPitch;

    public BlameLayout(StageArea stage, int hidden)
        : base(stage)
    {
        this.hidden = hidden;
        (double w, double h) = (stage.Width, stage.Height);
        if (stage.IsNarrow)
        {
            double k = w / 360;
            top = 98;
            Pitch = (h - 22 - top) / (hidden - 1);
            (Neuron, Gate, Pivot, Port, Output) = (62 * k, 80 * k, 132 * k, 186 * k, 300 * k);
            (OutputRadius, OutputBar, DeltaBar) = (11, 34 * k, 44 * k);
            (Zoom, Middle, ThreeMiddle, FocusX, PassX) = (2.15, 0.38, 0.5, 132 * k, 88 * k);
            (Type, Caption, Header) = (13, (18, 26), 72);
            double lines = Math.Min(h * 0.37, 240);
            Account = new Area(16, h - 8 - lines, w - 32, lines);
        }
        else
        {
            double k = Math.Min(w / 1280, h / 640), left = (w - (1280 * k)) / 2;
            top = (stage.IsPresenter ? 142 : 118) * k;
            Pitch = (h - (34 * k) - top) / (hidden - 1);
            (Neuron, Gate, Pivot, Port, Output) = (left + (220 * k), left + (256 * k), left + (430 * k), left + (596 * k), left + (1076 * k));
            (OutputRadius, OutputBar, DeltaBar) = (Math.Min(17 * k, Pitch * 0.9), 120 * k, 104 * k);
            (Zoom, Middle, ThreeMiddle, FocusX, PassX) = (3.4, 0.55, 0.55, Ease.Lerp(Neuron, Port, 0.56), Neuron + (54 * k));
            (Type, Caption, Header) = (stage.IsPresenter ? 24 * k : Math.Max(14, 17 * k), (stage.Margin, h * 0.08), (stage.IsPresenter ? 96 : 88) * k);
        }

        outputPitch = (h - (stage.IsNarrow ? 22 : 34) - top) / (BlameData.Outputs - 0.4);
        outputTop = top + (outputPitch * 0.3);
        Block = Math.Min(Pitch * 0.62, 20);
        Radius = Math.Min(stage.IsNarrow ? 7 : 11, Pitch * 0.42);
    }

    /// <summary>The distance between two hidden neurons.</summary>
    public double Pitch { get; }

    // Horizontal positions.
    public double Neuron { get; }

    public double Gate { get; }

    /// <summary>The pivot of a beam.</summary>
    public double Pivot { get; }

    /// <summary>The end of the lines.</summary>
    public double Port { get; }

    public double Output { get; }

    public double OutputRadius { get; }

    /// <summary>The length of the bar for an output of 1.</summary>
    public double OutputBar { get; }

    /// <summary>The length of the bar for the largest hidden delta.</summary>
    public double DeltaBar { get; }

    /// <summary>The height of a block on a beam.</summary>
    public double Block { get; }

    /// <summary>The radius of a hidden neuron.</summary>
    public double Radius { get; }

    /// <summary>The zoom of the close-up.</summary>
    public double Zoom { get; }

    /// <summary>The vertical position of the opened neuron in the close-up.</summary>
    public double Middle { get; }

    /// <summary>The vertical position of the middle one of three neurons.</summary>
    public double ThreeMiddle { get; }

    /// <summary>The ten products in numbers, below the close-up of a narrow stage; empty on a wide one, where the close-up fills the stage.</summary>
    public Area Account { get; }

    public double FocusX { get; }

    public double PassX { get; }

    /// <summary>The camera position for three neurons.</summary>
    public double ThreeX => Stage.IsNarrow ? FocusX - (10 * Stage.Width / 360) : Ease.Lerp(Neuron, Port, 0.42);

    /// <summary>The top of the picture, below the caption.</summary>
    public double Header { get; }

    public double HiddenY(int j) => top + (j * Pitch);

    public double OutputY(int o) => outputTop + (o * outputPitch);

    /// <summary>Returns a camera that faces a neuron.</summary>
    /// <remarks>A neuron further down is shown lower, because there is more to see above it than below.</remarks>
    /// <param name="x">The x-coordinate at the center of the stage.</param>
    /// <param name="y">The y-coordinate of the neuron.</param>
    /// <param name="zoom">The zoom.</param>
    /// <param name="at">Where the neuron appears, as a part of the height of the stage.</param>
    public Camera Before(double x, double y, double zoom, double at)
    {
        double middle = at + ((Account.Height > 0 ? 0.12 : 0.22) * (((y - top) / (Stage.Height - top)) - 0.5));
        return new(x, y + ((0.5 - middle) * Stage.Height / zoom), zoom);
    }

    /// <summary>Returns the camera, moved up if there is nothing to see at the bottom of the stage, below the last neuron.</summary>
    public Camera Filled(Camera camera) => camera with { Y = Math.Min(camera.Y, HiddenY(hidden - 1) + (Pitch * 0.7) - (Stage.Height / 2 / camera.Zoom)) };
}
