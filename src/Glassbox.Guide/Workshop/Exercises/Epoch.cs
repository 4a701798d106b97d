using Glassbox.Reference;

namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>The training loop body: all steps for each digit, in order.</summary>
internal static class Epoch
{
    public static Exercise Exercise { get; } = new("epoch", "The loop", "training/", "Learn from some digits, one after another, and count how many were answered correctly, each before it is learned from.")
    {
        Start = """
        int Learn(double[][] images, int[] digits)
        {
            int correct = 0;
            for (int n = 0; n < images.Length; n++)
            {
                double[] hidden = Forward(hiddenWeights, hiddenBiases, images[n]);
                double[] output = Forward(outputWeights, outputBiases, hidden);
                // Count it, if ArgMax(output) is right. Then both deltas, and both updates.
            }
            return correct;
        }
        """,
        Solution = """
        int Learn(double[][] images, int[] digits)
        {
            int correct = 0;
            for (int n = 0; n < images.Length; n++)
            {
                double[] hidden = Forward(hiddenWeights, hiddenBiases, images[n]);
                double[] output = Forward(outputWeights, outputBiases, hidden);
                if (ArgMax(output) == digits[n]) correct++;
                double[] label = OneHot(digits[n]);
                double[] outputDelta = Vector(10, i => output[i] - label[i]);
                double[] hiddenDelta = Backward(outputWeights, outputDelta, hidden);
                Update(outputWeights, outputBiases, outputDelta, hidden);
                Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);
            }
            return correct;
        }
        """,
        Python = """
        def learn(images, digits):
            correct = 0
            for img, digit in zip(images, digits):
                h = forward(w_i_h, b_i_h, img)
                o = forward(w_h_o, b_h_o, h)
                correct += int(np.argmax(o) == digit)
                delta_o = o - one_hot(digit)
                delta_h = backward(w_h_o, delta_o, h)
                update(w_h_o, b_h_o, delta_o, h)
                update(w_i_h, b_i_h, delta_h, img)
            return correct
        """,
        Hints =
        [
            "Four things happen to each digit: forward, count, backward, update. In which order must the last two come?",
            "The deltas of the outputs are output − OneHot(digits[n]). Those of the hidden neurons come from Backward, before any weight has changed. Then Update, once for each layer.",
            "double[] hiddenDelta = Backward(outputWeights, outputDelta, hidden);",
        ],
        Given = ["Sigmoid", "Dot", "Vector", "ArgMax", "OneHot", "Forward", "Backward", "Update"],
        GivenFields = """
            protected const double learningRate = 0.01;
            public double[][] hiddenWeights, outputWeights;
            public double[] hiddenBiases, outputBiases;
        """ + "\n",
        Call = "yours.hiddenWeights = GlassboxRows(input[0], 20); yours.hiddenBiases = input[1]; yours.outputWeights = GlassboxRows(input[2], 10); yours.outputBiases = input[3]; int correct = yours.Learn(GlassboxRows(input[4], input[5].Length), input[5].Select(digit => (int)digit).ToArray()); return [[correct], yours.outputBiases, GlassboxFlat(yours.outputWeights), yours.hiddenBiases, GlassboxFlat(yours.hiddenWeights)];",
        Outputs = [new("the count of right answers"), new("the output biases"), new("the output weights", 20), new("the hidden biases"), new("the hidden weights", 784)],
        Cases = Tried,
        Mistakes =
        [
            new("The output weights have been updated before the error went back through them, as in the video.", ("        double[] hiddenDelta = Backward(outputWeights, outputDelta, hidden);\n        Update(outputWeights, outputBiases, outputDelta, hidden);", "        Update(outputWeights, outputBiases, outputDelta, hidden);\n        double[] hiddenDelta = Backward(outputWeights, outputDelta, hidden);")),
            new("The sign of the output deltas is the wrong way round: every step goes uphill.", ("output[i] - label[i]", "label[i] - output[i]")),
            new("The number 1 stands where the letter l, the label, should be.", ("- label[i]", "- 1")),
            new("The digit itself was subtracted, as an amount. Each output needs its own place of the label, OneHot(digits[n]).", ("output[i] - label[i]", "output[i] - digits[n]")),
            new("The error went back through the hidden weights. It came through the output weights, and goes back through those.", ("Backward(outputWeights", "Backward(hiddenWeights")),
            new("The hidden weights are never updated.", ("        Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);\n", "")),
            new("The output weights are never updated.", ("        Update(outputWeights, outputBiases, outputDelta, hidden);\n", "")),
            new("Nothing is counted.", ("if (ArgMax(output) == digits[n]) correct++;", "")),
            new("Nothing is learned: the weights are as they were.", ("        Update(outputWeights, outputBiases, outputDelta, hidden);\n        Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);\n", "")),
            new("Nothing is counted, and nothing is learned yet.", ("if (ArgMax(output) == digits[n]) correct++;", ""), ("        Update(outputWeights, outputBiases, outputDelta, hidden);\n        Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);\n", "")),
            new("Only the first digit was learned from: return stands inside the loop and ends it at once. Put it after the loop’s }.", ("        Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);\n", "        Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);\n        return correct;\n")),
            new("The updates are written twice: each digit is learned from twice.", ("        Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);\n", "        Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);\n        Update(outputWeights, outputBiases, outputDelta, hidden);\n        Update(hiddenWeights, hiddenBiases, hiddenDelta, images[n]);\n")),
        ],
    };

    // Three passes over the digits, so that errors in learning affect later predictions.
    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs)
    {
        CheckDigit[] digits = [.. Enumerable.Range(0, 3).SelectMany(_ => inputs.Digits.Append(inputs.Known))];
        ReferenceNetwork before = inputs.Network, after = before.Clone();
        int correct = 0;
        foreach (CheckDigit digit in digits)
            if (after.Learn(digit.Image, digit.OneHot).Outputs.Values.ArgMax() == digit.Label) correct++;
        return
        [
            new(
                $"{inputs.Digits[0].Name} and three others, three times over",
                [
                    [.. before.Weights[0].Values], [.. before.Biases[0].Values], [.. before.Weights[1].Values], [.. before.Biases[1].Values],
                    [.. digits.SelectMany(digit => digit.Image)], [.. digits.Select(digit => (double)digit.Label)],
                ],
                [[correct], after.Biases[1].Values, after.Weights[1].Values, after.Biases[0].Values, after.Weights[0].Values]),
        ];
    }
}
