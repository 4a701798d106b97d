using Glassbox.Guide.Lab;
using Glassbox.Testing;

namespace Glassbox.Guide.Tests;

public class ModulesTests
{
    /// <summary>The modules of the guide, lowest first. Types in the top folder are listed by name.</summary>
    private static readonly Module[] Modules =
    [
        new("Basics", "Glassbox.ArgumentMessage", "Glassbox.Guide.ChapterEntry", "Glassbox.Guide.ChapterList", "Glassbox.Guide.ChapterPage", "Glassbox.Guide.ChapterPart"),
        new("Code", "Glassbox.Guide.Code"),
        new("Worker", "Glassbox.Guide.Worker"),
        new("Lab", "Glassbox.Guide.Lab"),
        new("Widgets", "Glassbox.Guide.Widgets"),
        new("Stage", "Glassbox.Guide.Stage"),
        new("Workshop", "Glassbox.Guide.Workshop"),
        new("Browser", "Glassbox.Guide.Browser"),
        new("Scenes", "Glassbox.Guide.Scenes"),
        new("Chapters", "Glassbox.Guide.Chapters"),
        new("the guide as a whole", "Glassbox.Guide"),
    ];

    [Fact]
    public void No_module_of_the_guide_depends_on_a_higher_one() => Module.MustDependOnlyOnLower(Modules, typeof(Networks).Assembly);
}
