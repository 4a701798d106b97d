using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Widgets;

public sealed class TimelineTests : BunitContext
{
    private readonly List<int> seen = [];

    public TimelineTests() => Services.AddSingleton<IPage, StillPage>();

    [Theory]
    [InlineData(4, new[] { 0, 1, 2, 3, 4 })] // from the end, where scenes stand untouched
    [InlineData(0, new[] { 1, 2, 3, 4 })]
    [InlineData(2, new[] { 3, 4 })]
    public void One_press_plays_to_the_end(int from, int[] steps)
    {
        IRenderedComponent<Holder> holder = Render<Holder>(p => p.Add(h => h.From, from).Add(h => h.Seen, seen.Add));
        holder.Find("[data-play]").Click();
        holder.WaitForAssertion(() => Assert.Equal(steps, seen));
        holder.WaitForAssertion(() => Assert.Equal("Play", holder.Find("[data-play]").GetAttribute("aria-label")));
    }

    /// <summary>A scene that holds the step, as scenes do.</summary>
    private sealed class Holder : ComponentBase
    {
        private int step;

        [Parameter] public int From { get; set; }

        [Parameter] public Action<int> Seen { get; set; } = _ => { };

        protected override void OnInitialized() => step = From;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<Timeline>(0);
            builder.AddComponentParameter(1, nameof(Timeline.Count), 5);
            builder.AddComponentParameter(2, nameof(Timeline.Pace), 1);
            builder.AddComponentParameter(3, nameof(Timeline.Step), step);
            builder.AddComponentParameter(4, nameof(Timeline.StepChanged), EventCallback.Factory.Create<int>(this, Go));
            builder.CloseComponent();
        }

        private void Go(int to)
        {
            step = to;
            Seen(to);
        }
    }
}
