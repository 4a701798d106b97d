using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Training.Conveyor;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Worker;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide;

/// <summary>What every form of the guide is made of: in the browser, written ahead of time, under test.</summary>
public static class GuideServices
{
    /// <summary>Adds all but what differs between these: digits, engine room and page.</summary>
    public static IServiceCollection AddGuide(this IServiceCollection services) => services
        .AddSingleton<Engine>()
        .AddSingleton<IMemory, PassingMemory>() // the browser's takes its place
        .AddSingleton<Networks>()
        .AddSingleton<LargerNetwork>()
        .AddSingleton<ReaderNotes>()
        .AddSingleton<ReaderDigit>()
        .AddSingleton<ProgramLanguage>()
        .AddSingleton<Accuracies>()
        .AddSingleton<DigitSheets>()
        .AddSingleton<IStageHost, StillStageHost>() // the browser's takes its place
        .AddSingleton<ReaderWork>()
        .AddSingleton<IWorkshopDoor, NoWorkshopDoor>() // the browser's takes its place
        .AddScoped<Address>();

    /// <summary>
    /// Adds digits, an engine room and a page as they are when a page comes alive: the first digits have arrived, and nothing has been
    /// trained. So a page written ahead shows the very numbers that its live form begins with.
    /// </summary>
    /// <param name="services">Where.</param>
    /// <param name="digits">All digits.</param>
    public static IServiceCollection AddStill(this IServiceCollection services, DatasetSplit digits) => services
        .AddSingleton<IDigits>(new LibraryDigits(digits, DigitsExtensions.EnoughToBegin))
        .AddSingleton<IEngineRoom>(new LocalEngineRoom(digits))
        .AddSingleton<IPage, StillPage>()
        .AddSingleton<IPen, StillPen>()
        .AddSingleton<IPictures, NoPictures>();
}
