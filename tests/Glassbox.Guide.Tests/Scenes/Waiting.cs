using System.Runtime.CompilerServices;
using Bunit;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>How long tests of scenes wait for what a scene does later. bUnit's one second is too short on a busy machine.</summary>
internal static class Waiting
{
    [ModuleInitializer]
    internal static void BePatient() => BunitContext.DefaultWaitTimeout = TimeSpan.FromMinutes(5);
}
