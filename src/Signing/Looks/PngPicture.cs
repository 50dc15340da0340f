using System.Buffers.Binary;
using System.IO.Compression;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Looks;

/// <summary>A picture of a signature or a seal: red, green, blue and how opaque each point is.</summary>
/// <param name="Colours">Three bytes a point.</param>
/// <param name="Opacity">One byte a point; null when all is opaque.</param>
internal sealed record PngPicture(int Width, int Height, byte[] Colours, byte[]? Opacity)
{
    /// <summary>Most points along a side: a seal of 40 mm at 600 dpi has 945.</summary>
    public const int MostSide = 2000;

    /// <summary>Reads a PNG with 8 bits a channel that is not interlaced, as scanners and drawing programs write them.</summary>
    /// <exception cref="InvalidDataException">It is another kind of picture, too large or damaged.</exception>
    public static PngPicture Read(ReadOnlySpan<byte> png)
    {
        if (png.Length < 33 || !png.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            throw new InvalidDataException("The picture is no PNG");
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
        var (bits, colour, interlaced) = (png[24], png[25], png[28]);
        if (width is < 1 or > MostSide || height is < 1 or > MostSide || bits != 8 || interlaced != 0)
        {
            throw new InvalidDataException("The picture is too large, interlaced or has not 8 bits a channel");
        }

        var channels = colour switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => throw new InvalidDataException("The picture has unknown colours"),
        };
        using var packed = new MemoryStream();
        byte[] palette = [];
        byte[] clear = [];
        for (var at = 8; at + 12 <= png.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || length > png.Length - at - 12)
            {
                throw new InvalidDataException("The picture is damaged");
            }

            var body = png.Slice(at + 8, length);
            switch (BinaryPrimitives.ReadUInt32BigEndian(png[(at + 4)..]))
            {
                case 0x49444154:
                    packed.Write(body);
                    break;
                case 0x504C5445:
                    palette = body.ToArray();
                    break;
                case 0x74524E53:
                    clear = body.ToArray();
                    break;
            }

            at += length + 12;
        }

        packed.Position = 0;
        return Paint(width, height, channels, Points(packed, width * channels, height, channels), colour == 3 ? palette : null, clear);
    }

    private static byte[] Points(Stream packed, int row, int height, int channels)
    {
        using var stream = new ZLibStream(packed, CompressionMode.Decompress);
        var points = new byte[row * height];
        var line = new byte[row + 1];
        for (var y = 0; y < height; y++)
        {
            if (stream.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length)
            {
                throw new InvalidDataException("The picture is cut off");
            }

            PngRows.Undo(
                line[0],
                line.AsSpan(1),
                y == 0 ? default : points.AsSpan((y - 1) * row, row),
                points.AsSpan(y * row, row),
                channels
            );
        }

        return points;
    }

    private static PngPicture Paint(int width, int height, int channels, byte[] points, byte[]? palette, byte[] clear)
    {
        var colours = new byte[width * height * 3];
        var opacity = new byte[width * height];
        for (var i = 0; i < opacity.Length; i++)
        {
            var at = i * channels;
            opacity[i] = channels is 2 or 4 ? points[at + channels - 1] : (byte)255;
            if (palette is not null)
            {
                var index = points[at];
                if ((index * 3) + 2 >= palette.Length)
                {
                    throw new InvalidDataException("The picture names a colour it has not");
                }

                palette.AsSpan(index * 3, 3).CopyTo(colours.AsSpan(i * 3));
                opacity[i] = index < clear.Length ? clear[index] : (byte)255;
            }
            else if (channels >= 3)
            {
                points.AsSpan(at, 3).CopyTo(colours.AsSpan(i * 3));
            }
            else
            {
                colours.AsSpan(i * 3, 3).Fill(points[at]);
            }
        }

        return new PngPicture(width, height, colours, opacity.AsSpan().ContainsAnyExcept((byte)255) ? opacity : null);
    }
}
