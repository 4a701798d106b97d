namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>Converting an image to network inputs.</summary>
internal static class Image
{
    public static Exercise Exercise { get; } = new("image", "From bytes to numbers", "dataset/", "Turn 784 bytes from 0 to 255 into 784 numbers from 0 to 1.")
    {
        Start = """
        double[] Image(byte[] pixels)
        {
            double[] image = new double[pixels.Length];
            // Your code.
            return image;
        }
        """,
        Solution = """
        double[] Image(byte[] pixels)
        {
            double[] image = new double[pixels.Length];
            for (int i = 0; i < pixels.Length; i++) image[i] = pixels[i] / 255f;
            return image;
        }
        """,
        Python = """
        def image(pixels):
            return pixels.astype(np.float32) / 255
        """,
        Hints =
        [
            "Which number must 255 become, and which number 0?",
            "Divide each byte by 255. But a whole number divided by a whole number is a whole number in C#: write one of them with a point, 255.0, or with an f.",
            "for (int i = 0; i < pixels.Length; i++) image[i] = pixels[i] / 255f;",
        ],
        Tolerance = 1e-6,
        Call = "return [yours.Image(input[0].Select(number => (byte)number).ToArray())];",
        Outputs = [new("the image", 28)],
        Cases = Tried,
        Mistakes =
        [
            new("A whole number divided by a whole number is a whole number: 254 / 255 is 0. Write 255.0, or 255f.", ("pixels[i] / 255f", "pixels[i] / 255")),
            new("You divided by 256. There are 256 values, but the largest is 255.", ("255f", "256f")),
            new("The numbers are still from 0 to 255: divide them.", ("pixels[i] / 255f", "pixels[i]")),
            new("Ink has become paper, and paper ink: 1 minus each number is the negative of the picture.", ("pixels[i] / 255f", "1 - pixels[i] / 255f")),
            new("You made each pixel black or white. The grays between are lost.", ("pixels[i] / 255f", "pixels[i] > 127 ? 1 : 0")),
            new("You left out the first pixel: places are counted from 0.", ("int i = 0", "int i = 1"), ("pixels[i] / 255f", "pixels[i] / 255f + 0 * (image[0] = -1)")),
            new("All 784 numbers are 0: nothing is written into the image yet, or return stands inside the loop and ends it at once.", ("image[i] = pixels[i] / 255f", "image[i] = 0")),
        ],
    };

    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) => 
    [
        .. inputs.ForEach((digit, _) => ([[.. digit.Pixels.Select(pixel => (double)pixel)]], [digit.Image])),
        new("all 256 bytes, from paper to ink", [[.. Enumerable.Range(0, 256).Select(ink => (double)ink)]], [[.. Enumerable.Range(0, 256).Select(ink => (double)(ink / 255f))]]),
    ];
}
