using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Papers;

/// <summary>Turns stored uploads into a dossier's files.</summary>
internal static class PaperFiles
{
    /// <exception cref="RuleException">Too many, or one of a kind that is not accepted.</exception>
    public static IReadOnlyList<DossierFile> Of(IReadOnlyList<ReceivedFile> files, FilePurpose purpose, FileStore store, IWork work)
    {
        if (files.Count > UploadRules.MostFiles)
        {
            throw UploadRules.TooMany();
        }

        return
        [
            .. files.Select(f => new DossierFile
            {
                PartNo = f.PartNo,
                Purpose = purpose,
                Name = ReceivedFiles.Name(f.Name),
                MediaType = UploadRules.MediaType(f.Name, f.File.Kind, () => store.OpenRead(f.File.Sha256)),
                Sha256 = f.File.Sha256,
                Length = f.File.Length,
                At = work.Now,
                ByName = work.Actor.Name,
            }),
        ];
    }
}
