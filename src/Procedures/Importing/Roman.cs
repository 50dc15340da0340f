using System.Text;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Roman numerals up to 39, which is more sections than any procedure has.</summary>
internal static class Roman
{
    private static readonly (int Value, string Sign)[] Signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <summary>The numeral; an empty text below one or above 39.</summary>
    public static string Write(int number)
    {
        if (number is < 1 or > 39)
            return "";
        var text = new StringBuilder();
        foreach (var (value, sign) in Signs)
        {
            for (; number >= value; number -= value)
                text.Append(sign);
        }
        return text.ToString();
    }

    /// <summary>The value of a numeral in capitals, or null.</summary>
    public static int? Read(string text)
    {
        for (var number = 1; number <= 39; number++)
        {
            if (Write(number) == text)
                return number;
        }
        return null;
    }
}
