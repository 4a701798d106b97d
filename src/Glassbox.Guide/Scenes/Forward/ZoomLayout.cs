using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The layout of the zoom: the choreography uses only these named positions.</summary>
internal sealed class ZoomLayout
{
    public ZoomLayout(StageArea stage, int hidden, int outputs)
    {
        (Stage, Hidden, Outputs) = (stage, hidden, outputs);
        double w = stage.Width, h = stage.Height, type = stage.Type, margin = stage.Margin;
        IsNarrow = stage.IsNarrow;
        Type = type;
        Scale = IsNarrow ? 1 : Math.Clamp(Math.Min(w / 1280, h / 720), 0.8, 2.5);
        Top = IsNarrow ? 14 : Math.Max(22, 0.04 * h);
        CaptionX = margin;
        CaptionY = IsNarrow ? h - 44 : h - (1.9 * type);
        Bottom = IsNarrow ? h - 68 : h - (3.6 * type);
        (Afar, Open, Close, Curve) = (new(this), new(this), new(this), new(this));
        (First, Second) = (new(this), new(this, true));
    }

    public StageArea Stage { get; }

    public int Hidden { get; }

    public int Outputs { get; }

    public bool IsNarrow { get; }

    /// <summary>The font size of ordinary text.</summary>
    public double Type { get; }

    /// <summary>The scale: 1 on a stage of 720 pixels, and on a phone.</summary>
    public double Scale { get; }

    public double Top { get; }

    /// <summary>The boundary between the picture above and the caption below.</summary>
    public double Bottom { get; }

    public double CaptionX { get; }

    public double CaptionY { get; }

    public double Height => Bottom - Top;

    public AfarPlaces Afar { get; }

    public OpenPlaces Open { get; }

    public ClosePlaces Close { get; }

    public CurvePlaces Curve { get; }

    public ProductPlaces First { get; }

    public ProductPlaces Second { get; }

    /// <summary>The positions of the network in the overview.</summary>
    internal sealed class AfarPlaces
    {
        public AfarPlaces(ZoomLayout all)
        {
            double w = all.Stage.Width, margin = all.Stage.Margin;
            Tiles = new Area[all.Hidden];
            Discs = new Area[all.Hidden];
            Outs = new Area[all.Outputs];
            if (all.IsNarrow)
            {
                double side = 0.2 * all.Height, outRadius = Math.Min(11, (w - 24) / all.Outputs / 2.4);
                Digit = new(margin, all.Top + 4, side, side);
                double outY = all.Bottom - 34, top = Digit.Bottom + 22;
                int columns = (int)Math.Ceiling(Math.Sqrt(all.Hidden * 1.25)), rows = (all.Hidden + columns - 1) / columns;
                double pitchX = (w - (2 * margin)) / columns, pitchY = Math.Min(pitchX * 1.06, (outY - 56 - top) / rows), tile = Math.Min(pitchX, pitchY) * 0.8;
                for (int j = 0; j < all.Hidden; j++)
                {
                    Tiles[j] = new(margin + (j % columns * pitchX), top + (j / columns * pitchY), tile, tile);
                    Discs[j] = Square(Tiles[j].Right - 2, Tiles[j].Bottom - 2, 7);
                }

                for (int d = 0; d < all.Outputs; d++) Outs[d] = Square(margin + ((d + 0.5) * (w - (2 * margin)) / all.Outputs), outY, outRadius);
            }
            else
            {
                double side = 0.5 * all.Height;
                Digit = new(margin, all.Top + ((all.Height - side) / 2), side, side);
                double left = Digit.Right + (0.09 * w), right = 0.83 * w;
                int columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(all.Hidden * 0.8))), rows = (all.Hidden + columns - 1) / columns;
                double pitchX = (right - left) / columns, pitchY = all.Height / rows, tile = Math.Min(pitchX * 0.74, pitchY * 0.84);
                for (int j = 0; j < all.Hidden; j++)
                {
                    Tiles[j] = new(left + (j % columns * pitchX), all.Top + (j / columns * pitchY) + ((pitchY - tile) / 2), tile, tile);
                    Discs[j] = Square(Tiles[j].Right, Tiles[j].CenterY, Math.Min(11 * all.Scale, tile * 0.11));
                }

                for (int d = 0; d < all.Outputs; d++) Outs[d] = Square(0.92 * w, all.Top + ((d + 0.5) * all.Height / all.Outputs), 17 * all.Scale);
            }
        }

        public Area Digit { get; }

        public Area[] Tiles { get; }

        public Area[] Discs { get; }

        public Area[] Outs { get; }
    }

    /// <summary>The positions of the unrolled digit and tile: a column as high as the stage, and a row as wide.</summary>
    internal sealed class OpenPlaces
    {
        public OpenPlaces(ZoomLayout all)
        {
            double w = all.Stage.Width, margin = all.Stage.Margin, label = 1.5 * all.Type;
            Thick = all.IsNarrow ? 14 : 26 * all.Scale;
            InkX = w - margin - (Thick / 2);
            WeightX = InkX - Thick - 2;
            RowRight = WeightX - (Thick / 2);
            RowLeft = margin;
            double room = RowRight - margin - (all.IsNarrow ? 8 : 26 * all.Scale), down = all.Bottom - Thick - all.Top - (0.8 * all.Type);
            if (all.IsNarrow)
            {
                double side = Math.Min((down / 2) - label, room);
                Digit = new(margin + ((room - side) / 2), all.Top + label, side, side);
                Tile = new(Digit.X, Digit.Bottom + label, side, side);
            }
            else
            {
                double gap = 40 * all.Scale, side = Math.Min(down - label, (room - gap) / 2), rest = (room - (2 * side) - gap) / 3;
                Digit = new(margin + rest, all.Top + label, side, side);
                Tile = new(Digit.Right + gap + rest, Digit.Y, side, side);
            }
        }

        /// <summary>The thickness of column and row.</summary>
        public double Thick { get; }

        /// <summary>The center of the column of ink.</summary>
        public double InkX { get; }

        /// <summary>The center of the row of weights when it is next to the column.</summary>
        public double WeightX { get; }

        public double RowLeft { get; }

        public double RowRight { get; }

        public Area Digit { get; }

        public Area Tile { get; }
    }

    /// <summary>The positions of pairs, products, and the level.</summary>
    internal sealed class ClosePlaces
    {
        public ClosePlaces(ZoomLayout all)
        {
            double w = all.Stage.Width, k = all.Scale;
            Cell = all.IsNarrow ? 44 : 56 * k;
            double left = all.IsNarrow ? 10 : all.Stage.Margin;
            WeightX = left + (Cell / 2);
            InkX = WeightX + Cell + (all.IsNarrow ? 3 : 5);
            Head = all.Top + (all.Height * (all.IsNarrow ? 0.42 : 0.36));
            Factor = all.IsNarrow ? 34 : 66 * k;
            FactorX = all.IsNarrow ? InkX + (Cell / 2) + 34 : w * 0.245;
            FactorY = all.IsNarrow ? all.Top + 16 : Head;
            FactorGap = Factor * 1.75;
            TankX = all.IsNarrow ? InkX + (Cell / 2) + 68 : w * 0.5;
            TankWidth = all.IsNarrow ? 50 : w * 0.075;
            Y0 = all.IsNarrow ? all.Top + 92 : all.Top + (8 * k);
            Y1 = all.Bottom - (8 * k);
            Right = w - (all.IsNarrow ? 10 : all.Stage.Margin);
            double left0 = InkX + (Cell / 2) + (2.2 * all.Type), side = all.IsNarrow ? 70 : Math.Min(TankX - (7 * all.Type) - left0, all.Bottom - (FactorY + (2.1 * Factor)));
            Digit = all.IsNarrow ? new(w - side - 10, all.Top - 4, side, side) : new(left0, all.Bottom - side, side, side);
        }

        /// <summary>The whole digit, small.</summary>
        public Area Digit { get; }

        /// <summary>The side length of a cell, large enough for its number.</summary>
        public double Cell { get; }

        public double WeightX { get; }

        public double InkX { get; }

        /// <summary>The vertical position of the current pair.</summary>
        public double Head { get; }

        /// <summary>The side length of a factor that has left its strip.</summary>
        public double Factor { get; }

        /// <summary>The center of the first factor.</summary>
        public double FactorX { get; }

        public double FactorY { get; }

        /// <summary>The distance between the centers of the factors.</summary>
        public double FactorGap { get; }

        public double ProductX => FactorX + (FactorGap / 2);

        public double TankX { get; }

        public double TankWidth { get; }

        public double Y0 { get; }

        public double Y1 { get; }

        /// <summary>The right end of the level's history.</summary>
        public double Right { get; }
    }

    /// <summary>The positions of the sigmoid, on the axis of the level.</summary>
    internal sealed class CurvePlaces
    {
        public CurvePlaces(ZoomLayout all)
        {
            double w = all.Stage.Width, k = all.Scale;
            TankX = all.IsNarrow ? 56 : w * 0.15;
            TankWidth = all.IsNarrow ? 46 : w * 0.075;
            X0 = all.IsNarrow ? 136 : w * 0.36;
            X1 = w - (all.IsNarrow ? 26 : 1.6 * all.Stage.Margin);
            Y0 = all.Top + (8 * k);
            Y1 = all.Bottom - (all.IsNarrow ? 92 : 118 * k);
            FloorY = Y1 + (all.IsNarrow ? 34 : 46 * k);
            Radius = all.IsNarrow ? 22 : 34 * k;
        }

        public double TankX { get; }

        public double TankWidth { get; }

        /// <summary>The position of an activation of 0.</summary>
        public double X0 { get; }

        /// <summary>The position of an activation of 1.</summary>
        public double X1 { get; }

        public double Y0 { get; }

        public double Y1 { get; }

        /// <summary>The axis of activations.</summary>
        public double FloorY { get; }

        public double Radius { get; }
    }

    /// <summary>The positions of a matrix, the column it is multiplied by, the sums, and the result.</summary>
    internal sealed class ProductPlaces
    {
        private readonly double pitch, thumbX;

        public ProductPlaces(ZoomLayout all, bool isSecond = false)
        {
            double w = all.Stage.Width, margin = all.Stage.Margin, shapeRoom = all.IsNarrow ? 26 : 2 * all.Type;
            (Top, Bottom) = (all.Top + 2, all.Bottom - shapeRoom);
            ShapeY = Bottom + (shapeRoom / 2) + 2;
            Rows = isSecond ? all.Outputs : all.Hidden;
            pitch = (Bottom - Top) / Rows;
            double columnPitch = (Bottom - Top) / all.Hidden;
            Thick = Math.Min(isSecond ? columnPitch * 1.3 : pitch * 0.72, pitch * 0.8);
            (Thumb, thumbX) = (Math.Min(pitch * 0.9, 0.06 * w), margin);
            MatrixX = isSecond ? margin : margin + Thumb + (all.IsNarrow ? 5 : 12 * all.Scale);
            MatrixWidth = (isSecond ? all.IsNarrow ? 0.36 : 0.37 : all.IsNarrow ? 0.42 : 0.5) * w;
            ColumnThick = isSecond ? columnPitch * 0.8 : all.IsNarrow ? 9 : 18 * all.Scale;
            ColumnX = MatrixX + MatrixWidth + (all.IsNarrow ? 14 : 0.035 * w);
            SumHalf = (all.IsNarrow ? 0.1 : isSecond ? 0.085 : 0.1) * w;
            SumX = ColumnX + SumHalf + (all.IsNarrow ? 14 : 0.04 * w);
            Radius = Math.Min(isSecond ? 15 * all.Scale : 11 * all.Scale, columnPitch * 0.4);
            EndX = SumX + SumHalf + (all.IsNarrow ? 16 : 0.05 * w);
            ValueX = EndX + (all.IsNarrow ? 0 : 0.02 * w);
            BarX = EndX + (all.IsNarrow ? 10 : 0.018 * w);
            BarWidth = w - margin - BarX - (all.IsNarrow ? 0 : 3.4 * all.Type);
        }

        public int Rows { get; }

        public double Top { get; }

        public double Bottom { get; }

        public double Height => Bottom - Top;

        /// <summary>The center of the shapes below.</summary>
        public double ShapeY { get; }

        public double Pitch => pitch;

        /// <summary>The thickness of a row.</summary>
        public double Thick { get; }

        /// <summary>The side length of the thumbnail next to its row.</summary>
        public double Thumb { get; }

        public double MatrixX { get; }

        public double MatrixWidth { get; }

        public double ColumnX { get; }

        public double ColumnThick { get; }

        /// <summary>The position of a sum of 0.</summary>
        public double SumX { get; }

        /// <summary>The length of the largest sum.</summary>
        public double SumHalf { get; }

        /// <summary>The position of the result: discs, or the names of the outputs.</summary>
        public double EndX { get; }

        public double ValueX { get; }

        public double BarX { get; }

        public double BarWidth { get; }

        /// <summary>The radius of a disc of the result.</summary>
        public double Radius { get; }

        /// <summary>Returns the center of a row.</summary>
        public double Y(int row) => Top + ((row + 0.5) * pitch);

        /// <summary>Returns the bounds of a row of the matrix.</summary>
        public Area Row(int row) => new(MatrixX, Y(row) - (Thick / 2), MatrixWidth, Thick);

        /// <summary>Returns the bounds of the thumbnail next to its row.</summary>
        public Area ThumbOf(int row) => new(thumbX, Y(row) - (Thumb / 2), Thumb, Thumb);
    }

    /// <summary>Returns a square around a point.</summary>
    public static Area Square(double x, double y, double radius) => new(x - radius, y - radius, 2 * radius, 2 * radius);
}
