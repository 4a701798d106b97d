using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>The class of each sample; its targets are one-hot, 1 for the class and 0 for the others.</summary>
internal sealed class ClassTargets : SampleTargets
{
    private readonly int[] labels; // [samples]

    /// <param name="labels">[samples] 0 to below <paramref name="classes"/>; not copied.</param>
    /// <param name="classes">The number of classes: at least 1.</param>
    /// <exception cref="ArgumentException">There are no classes, or a label is too large.</exception>
    public ClassTargets(int[] labels, int classes)
        : base(classes)
    {
        Check(classes);
        int wrong = Array.FindIndex(labels, label => (uint)label >= (uint)classes);
        if (wrong >= 0) throw new ArgumentException($"Label {wrong} is {labels[wrong]}; with {classes} classes it must be 0 to {classes - 1}.", nameof(labels));
        this.labels = labels;
    }

    public override bool AreBinary => false;

    /// <exception cref="ArgumentException">The number of classes is out of range.</exception>
    public static void Check(int classes)
    {
        if (classes < 1) throw new ArgumentException($"There must be at least 1 class, not {classes}.", nameof(classes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Label(int sample) => labels[sample];

    /// <summary>Returns the same labels with another number of classes.</summary>
    /// <exception cref="ArgumentException">A label is too large.</exception>
    public ClassTargets Among(int classes) => new(labels, classes);

    public override void CopyTo(int sample, Span<float> destination)
    {
        destination[..Outputs].Clear();
        destination[labels[sample]] = 1;
    }

    [MethodImpl(Jit.Hot)]
    public override void Subtract(int sample, ReadOnlySpan<float> outputs, Span<float> differences)
    {
        outputs.CopyTo(differences);
        differences[labels[sample]] -= 1;
    }
}
