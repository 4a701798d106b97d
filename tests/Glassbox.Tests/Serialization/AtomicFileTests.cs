using Glassbox.Serialization;

namespace Glassbox.Tests.Serialization;

public class AtomicFileTests
{
    private static readonly byte[] Old = [1, 2, 3];

    public static TheoryData<ModelFormat> Formats => ModelFileTests.Formats;

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_failure_at_any_write_preserves_the_old_file_and_leaves_nothing_else(ModelFormat format)
    {
        using var folder = new TemporaryFolder();
        string path = folder["model"];
        int failures = 0;
        while (true)
        {
            File.WriteAllBytes(path, Old);
            try
            {
                AtomicFile.Write(
                    path, stream => ModelFile.Save(stream, format, Models.Small(), Models.SmallRecipe),
                    through: file => new FailingStream(file, failures));
                break;
            }
            catch (IOException e)
            {
                Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
                Assert.Contains("what was there before is untouched. The disk is", e.Message, StringComparison.Ordinal);
                Assert.Equal(Old, File.ReadAllBytes(path));
                Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
                failures++;
            }
        }

        // A header or two parts for each tensor, the end, and the final flush.
        int writes = format switch { ModelFormat.Npz => (6 * 2) + 1, ModelFormat.Safetensors => 1 + 4, _ => 1 }; // ONNX: small pieces go together
        Assert.Equal(writes + 1, failures);
        Assert.Equal(Models.Saved(format, Models.Small(), Models.SmallRecipe), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_failure_to_rename_leaves_no_temporary_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder["model.npz"];
        Assert.Throws<IOException>(() => AtomicFile.Write(path, _ => Directory.CreateDirectory(path)));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Any_other_exception_preserves_the_old_file_too()
    {
        using var folder = new TemporaryFolder();
        string path = folder["model.npz"];
        File.WriteAllBytes(path, Old);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            throw new InvalidOperationException();
        }));
        Assert.Equal(Old, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void The_old_file_stays_in_place_while_the_new_one_is_written()
    {
        using var folder = new TemporaryFolder();
        string path = folder["model.npz"];
        File.WriteAllBytes(path, Old);
        AtomicFile.Write(path, stream =>
        {
            stream.Write([4, 5]);
            Assert.Equal(Old, File.ReadAllBytes(path));
        });
        Assert.Equal([4, 5], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_path_in_the_current_folder_works()
    {
        string name = $"glassbox-{Guid.NewGuid():N}.npz";
        try
        {
            ModelFile.Save(name, Models.Small());
            Assert.True(Models.AreSame(Models.Small(), ModelFile.Load(name).Network));
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public void Saving_through_a_link_replaces_its_target()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["far"]);
        string target = folder["far/target.npz"], link = folder["link.npz"], second = folder["second.npz"];
        File.CreateSymbolicLink(link, "far/target.npz");
        File.CreateSymbolicLink(second, "link.npz");
        foreach (string path in (string[])[link, second, second]) // at first, the target does not exist yet
        {
            ModelFile.Save(path, Models.Small());
            Assert.Equal("far/target.npz", new FileInfo(link).LinkTarget);
            Assert.Equal("link.npz", new FileInfo(second).LinkTarget);
            Assert.Equal([target], Directory.GetFiles(folder["far"]));
            Assert.True(Models.AreSame(Models.Small(), ModelFile.Load(second).Network));
            File.WriteAllBytes(target, Old);
        }
    }

    [Fact]
    public void A_link_to_itself_or_to_a_device_is_rejected()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["loop.npz"], "loop.npz");
        AssertFails(folder["loop.npz"], "could not be saved");
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(folder["null.npz"], "/dev/null");
        AssertFails(folder["null.npz"], "leads to /dev/null");
    }

    [Fact]
    public void A_folder_at_the_path_and_a_missing_folder_are_reported_by_name()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a.npz"]);
        AssertFails(folder["a.npz"], "is a folder");
        AssertFails(folder["missing/a.npz"], $"the folder {folder["missing"]} does not exist");
        string message = Assert.Throws<IOException>(() => ModelFile.Load(folder["a.npz"])).Message;
        Assert.Contains("is a folder", message, StringComparison.Ordinal);
        message = Assert.Throws<FileNotFoundException>(() => ModelFile.Load(folder["b.npz"])).Message;
        Assert.Contains("there is no such file", message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => ModelFile.Load(folder["missing/a.npz"]));
    }

    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        using var folder = new TemporaryFolder();
        string path = folder["a.npz"];
        File.WriteAllBytes(path, Old);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        AssertFails(path, "read-only");
        Assert.Equal(Old, File.ReadAllBytes(path));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void A_folder_without_write_permission_is_reported_by_name()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "To this user everything is permitted.");
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        AssertFails(folder["closed/a.npz"], $"no permission to write in the folder {folder["closed"]}");
    }

    [Fact]
    public void File_permissions_are_preserved()
    {
        if (OperatingSystem.IsWindows()) return; // Unix permissions
        using var folder = new TemporaryFolder();
        string path = folder["a.npz"];
        File.WriteAllBytes(path, Old);
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(path, mode);
        ModelFile.Save(path, Models.Small());
        Assert.Equal(mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Impossible_paths_are_detected_before_saving_and_left_unchanged()
    {
        if (OperatingSystem.IsWindows()) return; // Unix links and pipes
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["one.npz"], folder["two.npz"]);
        File.CreateSymbolicLink(folder["two.npz"], folder["one.npz"]);
        AssertFails(folder["one.npz"], "one.npz could not be saved");
        File.CreateSymbolicLink(folder["astray.npz"], folder["missing/a.npz"]);
        AssertFails(folder["astray.npz"], $"the folder {folder["missing"]} does not exist");
        File.CreateSymbolicLink(folder["device.npz"], "/dev/null");
        AssertFails(folder["device.npz"], "/dev/null, which is not a file");
        AssertFails(folder[new string('a', 252) + ".npz"], "the name is too long");
        File.WriteAllBytes(folder["kept.npz"], Old);
        File.SetAttributes(folder["kept.npz"], FileAttributes.ReadOnly);
        AssertFails(folder["kept.npz"], "read-only");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [folder["pipe.npz"]])) make.WaitForExit();
        AssertFails(folder["pipe.npz"], "which is not a file");
        AssertFails(folder.Path + "/missing/a.npz", "does not exist");

        Assert.Equal(
            ["astray.npz", "device.npz", "kept.npz", "one.npz", "pipe.npz", "two.npz"],
            Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        ModelFile.CheckSave(folder["fine.npz"]);
        Assert.False(File.Exists(folder["fine.npz"]));
    }

    [Fact]
    public void Files_left_by_a_killed_process_are_removed_by_the_next_save()
    {
        using var folder = new TemporaryFolder();
        string gone = folder[$".glassbox-{int.MaxValue}-{Guid.NewGuid():N}.tmp"], living = folder[$".glassbox-{Environment.ProcessId}-{Guid.NewGuid():N}.tmp"];
        string old = folder[$".glassbox-{Guid.NewGuid():N}.tmp"], recent = folder[$".glassbox-{Guid.NewGuid():N}.tmp"], held = folder[$".glassbox-{int.MaxValue - 1}-held.tmp"];
        string another = folder["notes.tmp"];
        foreach (string file in (string[])[gone, living, old, recent, held, another]) File.WriteAllBytes(file, Old);
        foreach (string file in (string[])[old, held, another]) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        using (new FileStream(held, FileMode.Open, FileAccess.Write, FileShare.None))
            ModelFile.Save(folder["a.npz"], Models.Small());

        Assert.Equal(!OperatingSystem.IsLinux(), File.Exists(gone)); // elsewhere it is detected only after a while
        Assert.False(File.Exists(old));
        Assert.All((string[])[living, recent, held, another], file => Assert.True(File.Exists(file), file));
        Assert.True(Models.AreSame(Models.Small(), ModelFile.Load(folder["a.npz"]).Network));
    }

    private static void AssertFails(string path, string reason)
    {
        Assert.Contains(reason, Assert.ThrowsAny<IOException>(() => ModelFile.CheckSave(path)).Message, StringComparison.Ordinal);
        IOException e = Assert.ThrowsAny<IOException>(() => ModelFile.Save(path, Models.Small()));
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }
}
