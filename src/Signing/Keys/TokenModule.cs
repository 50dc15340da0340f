using System.Runtime.InteropServices;

namespace IsoDienTu.Signing.Keys;

/// <summary>
/// The few calls of a PKCS #11 module (OASIS PKCS #11 2.40) that signing needs, bound to its list of functions. For 64-bit Linux and macOS, where a
/// CK_ULONG has 8 bytes; modules for Windows pack their structures otherwise.
/// </summary>
internal sealed class TokenModule
{
    public const uint AlreadyThere = 0x191;
    public const uint AlreadyIn = 0x100;
    public const uint WrongPin = 0xA0;
    public const uint LockedPin = 0xA4;
    private static readonly Lock gate = new();
    private static readonly Dictionary<string, TokenModule> loaded = new(StringComparer.Ordinal);
    private readonly nint functions;

    private TokenModule(string path)
    {
        var library = NativeLibrary.Load(path);
        var get = Marshal.GetDelegateForFunctionPointer<GetList>(NativeLibrary.GetExport(library, "C_GetFunctionList"));
        Check(get(out functions), "C_GetFunctionList");
        Slots = Call<SlotsCall>(4);
        TokenInfo = Call<TokenInfoCall>(6);
        Open = Call<OpenCall>(12);
        Close = Call<SessionCall>(13);
        LogIn = Call<LogInCall>(18);
        Attributes = Call<AttributesCall>(24);
        FindBegin = Call<AttributesBegin>(26);
        Find = Call<FindCall>(27);
        FindEnd = Call<SessionCall>(28);
        SignBegin = Call<SignBeginCall>(42);
        Sign = Call<SignCall>(43);
        var begun = Call<InitializeCall>(0)(nint.Zero);
        if (begun != AlreadyThere)
        {
            Check(begun, "C_Initialize");
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nuint GetList(out nint list);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nuint InitializeCall(nint arguments);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint SlotsCall(byte withToken, nuint[]? slots, ref nuint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint TokenInfoCall(nuint slot, byte[] info);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint OpenCall(nuint slot, nuint flags, nint application, nint notify, out nuint session);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint SessionCall(nuint session);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint LogInCall(nuint session, nuint user, byte[] pin, nuint length);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint AttributesCall(nuint session, nuint thing, [In, Out] TokenAttribute[] template, nuint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint AttributesBegin(nuint session, [In] TokenAttribute[] template, nuint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint FindCall(nuint session, [Out] nuint[] things, nuint most, out nuint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint SignBeginCall(nuint session, ref TokenMechanism mechanism, nuint key);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint SignCall(nuint session, byte[] data, nuint length, byte[]? signature, ref nuint signatureLength);

    public SlotsCall Slots { get; }
    public TokenInfoCall TokenInfo { get; }
    public OpenCall Open { get; }
    public SessionCall Close { get; }
    public LogInCall LogIn { get; }
    public AttributesCall Attributes { get; }
    public AttributesBegin FindBegin { get; }
    public FindCall Find { get; }
    public SessionCall FindEnd { get; }
    public SignBeginCall SignBegin { get; }
    public SignCall Sign { get; }

    /// <summary>The module of a path, loaded once in a process.</summary>
    /// <exception cref="SigningKeyException">It is not there, or no PKCS #11 module.</exception>
    public static TokenModule Load(string path)
    {
        lock (gate)
        {
            try
            {
                return loaded.TryGetValue(path, out var module) ? module : loaded[path] = new TokenModule(path);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
            {
                throw new SigningKeyException($"the token module {path} cannot be loaded", e);
            }
        }
    }

    /// <exception cref="SigningKeyException">The call failed.</exception>
    public static void Check(nuint answer, string call)
    {
        if (answer != 0)
        {
            throw new SigningKeyException(
                answer switch
                {
                    WrongPin => "the PIN is wrong",
                    LockedPin => "the PIN is locked after too many tries",
                    _ => $"{call} of the token failed with 0x{answer:X}",
                }
            );
        }
    }

    // The list begins with two bytes of version, padded to the size of a pointer.
    private T Call<T>(int number)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(Marshal.ReadIntPtr(functions, IntPtr.Size * (number + 1)));
}

/// <summary>CK_ATTRIBUTE.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TokenAttribute
{
    public nuint Kind;
    public nint Value;
    public nuint Length;
}

/// <summary>CK_MECHANISM.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TokenMechanism
{
    public nuint Kind;
    public nint Parameter;
    public nuint Length;
}
