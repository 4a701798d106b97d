using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Training.Conveyor;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Worker;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide;

/// <summary>The services shared by all forms of the guide: in the browser, prerendered, and under test.</summary>
public static class GuideServices
{
    /// <summary>Adds all services except those that differ between these forms: digits, engine room and page.</summary>
    public static IServiceCollection AddGuide(this IServiceCollection services) => services
        .AddSingleton<Engine>()
        .AddSingleton<IMemory, PassingMemory>() // replaced in the browser
        .AddSingleton<Networks>()
        .AddSingleton<LargerNetwork>()
        .AddSingleton<ReaderNotes>()
        .AddSingleton<ReaderDigit>()
        .AddSingleton<ProgramLanguage>()
        .AddSingleton<Accuracies>()
        .AddSingleton<DigitSheets>()
        .AddSingleton<IStageHost, StillStageHost>() // replaced in the browser
        .AddSingleton<ReaderWork>()
        .AddSingleton<IWorkshopDoor, NoWorkshopDoor>() // replaced in the browser
        .AddScoped<Address>();

    /// <summary>
    /// Adds digits, an engine room and a page in the state in which a page goes live: the first digits have arrived, and nothing is
    /// trained. So a prerendered page shows the same numbers that its live form starts with.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="digits">All digits.</param>
    public static IServiceCollection AddStill(this IServiceCollection services, DatasetSplit digits) => services
        .AddSingleton<IDigits>(new LibraryDigits(digits, DigitsExtensions.EnoughToBegin))
        .AddSingleton<IEngineRoom>(new LocalEngineRoom(digits))
        .AddSingleton<IPage, StillPage>()
        .AddSingleton<IPen, StillPen>()
        .AddSingleton<IPictures, NoPictures>();
}
