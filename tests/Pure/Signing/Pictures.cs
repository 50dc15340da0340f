using System.Buffers.Binary;
using System.IO.Compression;

namespace IsoDienTu.Pure.Signing;

/// <summary>Pictures with a transparent ground, drawn for the tests: a scribble and a round seal.</summary>
internal static class Pictures
{
    /// <summary>A blue scribble.</summary>
    public static byte[] Scribble() =>
        Draw(
            600,
            240,
            (x, y) =>
                Math.Abs(y - 120 - (70 * Math.Sin(x / 38.0) * (1 - (x / 900.0))) - (25 * Math.Sin(x / 11.0))) < 5 && x is > 30 and < 570
                    ? (20, 40, 160, 255)
                    : (0, 0, 0, 0)
        );

    /// <summary>A red seal with a star.</summary>
    public static byte[] Seal() =>
        Draw(
            500,
            500,
            (x, y) =>
            {
                var (dx, dy) = (x - 250.0, y - 250.0);
                var away = Math.Sqrt((dx * dx) + (dy * dy));
                var angle = Math.Atan2(dx, -dy);
                var star = 60 / (0.5 + (0.5 * Math.Abs(Math.Cos(2.5 * angle))));
                return away is (> 225 and < 245) or (> 150 and < 158) || away < star * 0.8 ? (200, 20, 20, 220) : (0, 0, 0, 0);
            }
        );

    private static byte[] Draw(int width, int height, Func<int, int, (int R, int G, int B, int A)> point)
    {
        using var rows = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            rows.WriteByte(0);
            for (var x = 0; x < width; x++)
            {
                var (r, g, b, a) = point(x, y);
                rows.Write([(byte)r, (byte)g, (byte)b, (byte)a]);
            }
        }

        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(rows.ToArray());
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        return
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Part("IHDR", head),
            .. Part("IDAT", packed.ToArray()),
            .. Part("IEND", []),
        ];
    }

    private static byte[] Part(string kind, byte[] body)
    {
        var part = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(part, body.Length);
        System.Text.Encoding.ASCII.GetBytes(kind).CopyTo(part, 4);
        body.CopyTo(part, 8);
        var sum = 0xFFFFFFFFu;
        foreach (var b in part.AsSpan(4, 4 + body.Length))
        {
            sum ^= b;
            for (var i = 0; i < 8; i++)
            {
                sum = (sum >> 1) ^ (0xEDB88320u & (uint)-(int)(sum & 1));
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(part.AsSpan(8 + body.Length), ~sum);
        return part;
    }
}
