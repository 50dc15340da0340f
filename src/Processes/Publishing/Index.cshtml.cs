using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Publishing;

/// <summary>Drafts that somebody asks to have published.</summary>
[Right(PublishingSetup.Right)]
internal sealed class Index : IsoPage
{
    public IReadOnlyList<RequestLine> Requests { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Requests = await RequestLine.OpenAsync(db, ct);
        return true;
    }
}
