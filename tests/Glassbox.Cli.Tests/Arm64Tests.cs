namespace Glassbox.Cli.Tests;

/// <summary>Another processor gives the same parameters.</summary>
[Collection(Rebuilt.Name)]
public class Arm64Tests(SameAnswer answer, Rebuilt rebuilt)
{
    // Debian: qemu-user-static, and libc6-arm64-cross, libstdc++6-arm64-cross and libgcc-s1-arm64-cross for its libraries.
    // There is neither libssl nor ICU among them, so this also shows that the command needs none.
    [Fact]
    public void Arm64_under_emulation_gives_the_same_parameters()
    {
        const string emulator = "/usr/bin/qemu-aarch64-static", libraries = "/usr/aarch64-linux-gnu";
        Assert.SkipUnless(
            File.Exists(emulator) && File.Exists(libraries + "/lib/libstdc++.so.6"),
            "Arm64 is emulated by Debian's qemu-user-static, libc6-arm64-cross and libstdc++6-arm64-cross, which are not here.");
        string output = rebuilt.PathOf("arm64");
        rebuilt.Dotnet("publish", "src/Glassbox.Cli", "-c", "Release", "-r", "linux-arm64", "--self-contained", "-o", output, "--nologo").Well();
        answer.MustComeFromOne(environment => Ran.Program(emulator, ["-L", libraries, Path.Combine(output, "glassbox")], environment: environment));
    }
}
