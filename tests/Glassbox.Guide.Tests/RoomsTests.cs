using Glassbox.Guide.Lab;
using Glassbox.Testing;

namespace Glassbox.Guide.Tests;

public class RoomsTests
{
    /// <summary>The rooms of the guide, from the lowest to the highest. What stands at the top of the folder belongs to one by name.</summary>
    private static readonly Room[] Rooms =
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
    public void No_room_of_the_guide_depends_on_one_above_it() => Room.MustUseOnlyThoseBefore(Rooms, typeof(Networks).Assembly);
}
