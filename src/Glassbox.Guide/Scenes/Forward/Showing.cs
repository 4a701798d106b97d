using Glassbox.Guide.Lab;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Forward;

/// <summary>A digit shown to a network, for the scenes of the chapter.</summary>
public sealed class Showing
{
    /// <summary>Sends it through.</summary>
    /// <param name="network">784 inputs, one hidden layer, 10 outputs.</param>
    /// <param name="isTrained">Whether it is the trained one.</param>
    /// <param name="subject">The digit.</param>
    /// <param name="image">[784] 0 to 1</param>
    /// <param name="label">What it shows.</param>
    public Showing(Network network, bool isTrained, Subject subject, double[] image, int label)
    {
        (IsTrained, Subject, Image, Label) = (isTrained, subject, image, label);
        Network = ReferenceNetwork.From(network);
        Trace = Network.Forward(image);
    }

    /// <summary>The network.</summary>
    public ReferenceNetwork Network { get; }

    /// <summary>Whether it is the trained one.</summary>
    public bool IsTrained { get; }

    /// <summary>The digit.</summary>
    public Subject Subject { get; }

    /// <summary>[784] 0 to 1</summary>
    public double[] Image { get; }

    /// <summary>What it shows.</summary>
    public int Label { get; }

    /// <summary>All that comes up on the way forward.</summary>
    public Trace Trace { get; }

    /// <summary>The number of hidden neurons.</summary>
    public int Hidden => Network.Weights[0].Rows;
}
