namespace IsoDienTu.Organisation;

/// <summary>Plug: tells what is still under way in an agency, for whoever is about to end it.</summary>
public interface IOpenWork
{
    /// <summary>In words with their numbers, such as "12 việc đang chạy"; null when nothing is under way.</summary>
    Task<string?> TellAsync(int agencyId, CancellationToken ct = default);
}
