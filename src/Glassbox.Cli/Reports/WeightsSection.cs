using System.Globalization;
using System.Text;

namespace Glassbox.Cli.Reports;

/// <summary>Shows what the neurons of the first layer respond to in a picture: each weight at the place of its pixel.</summary>
internal static class WeightsSection
{
    private const int MaxNeurons = 64;

    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        if (content.Model.Image is not { } image) yield break;
        DenseLayer layer = content.Model.Network.Layers[0];
        bool isLast = content.Model.Network.Layers.Count == 1;
        float[] all = new float[layer.Inputs];
        var html = new StringBuilder();
        string what = image.IsMnistDigits ? "ink" : "light";
        if (image.IsColor) html.Append("<p>Each picture is a neuron of the first layer. Weights of 0 are gray; where a color is stronger, it excites the neuron, and where it is weaker, it inhibits it.</p><ul class=\"weights\">");
        else html.Append("<p>Each picture is a neuron of the first layer, each pixel one of its weights: the fainter, the closer to 0.</p>");
        if (!image.IsColor) html.Append(CultureInfo.InvariantCulture, $"<p><span class=\"hues\"><i style=\"--h:#b36f1e\"></i>{what} here excites it</span> <span class=\"hues\"><i style=\"--h:#1a8f86\"></i>{what} here inhibits it</span></p><ul class=\"weights\">");
        for (int neuron = 0; neuron < Math.Min(MaxNeurons, layer.Outputs); neuron++)
        {
            for (int i = 0; i < all.Length; i++) all[i] = layer.Weight(i, neuron);
            string name = isLast && layer.Outputs == content.Model.Classes.Count ? content.Model.Classes[neuron] : string.Create(CultureInfo.InvariantCulture, $"neuron {neuron}");
            html.Append(CultureInfo.InvariantCulture, $"<li><img src=\"{(image.IsColor ? PngPicture.ColorWeights(all, image.Columns, Scale(all)) : PngPicture.Weights(all, image.Columns, Scale(all)))}\" width=\"{image.Columns}\" height=\"{image.Rows}\" loading=\"lazy\" alt=\"Weights of {Html.Text(name)}\"><p><small>{Html.Name(name)}</small></p></li>");
        }

        html.Append("</ul>");
        if (layer.Outputs > MaxNeurons) html.Append(CultureInfo.InvariantCulture, $"<p>The first {MaxNeurons} of {layer.Outputs} neurons are shown.</p>");
        yield return new ReportSection("weights", "First-layer weights", html.ToString());
    }

    // A few weights are far larger than the rest. Scaled by them, all others would be pale.
    private static float Scale(float[] weights)
    {
        float[] sizes = [.. weights.Select(Math.Abs).Order()];
        float most = sizes[(int)(0.99 * (sizes.Length - 1))];
        return most > 0 ? most : Math.Max(sizes[^1], float.Epsilon);
    }
}
