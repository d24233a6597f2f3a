import {
  CandlestickSeries,
  LineStyle,
  createSeriesMarkers,
  type CandlestickData,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import { ChartElement } from './chart-element';
import type { Palette } from './palette';

type Candle = { time: UTCTimestamp; open: number; high: number; low: number; close: number };
type Mark = { time: UTCTimestamp; side: 'BUY' | 'SELL'; text: string };
type Line = { price: number; kind: 'stop' | 'target' | 'entry' };

/** Candles with where was bought and sold, and where the stop and the target rest. */
class CandleChart extends ChartElement {
  private series?: ISeriesApi<'Candlestick'>;
  private marksOnSeries?: ISeriesMarkersPluginApi<Time>;
  private drawn: IPriceLine[] = [];
  private candles: Candle[] = [];
  private marks: Mark[] = [];
  private lines: Line[] = [];

  protected begin(chart: IChartApi, colours: Palette) {
    this.drawn = [];
    this.series = chart.addSeries(CandlestickSeries, {});
    this.marksOnSeries = createSeriesMarkers(this.series, []);
    this.colour(colours);
    this.setCandles(this.candles);
  }

  protected colour({ gain, loss }: Palette) {
    this.series?.applyOptions({
      upColor: gain,
      borderUpColor: gain,
      wickUpColor: gain,
      downColor: loss,
      borderDownColor: loss,
      wickDownColor: loss,
    });
    this.draw();
  }

  setCandles(candles: Candle[]) {
    this.candles = candles;
    this.series?.setData(candles as CandlestickData[]);
    const width = Math.max(30, Math.floor(this.clientWidth / 9));
    this.chart?.timeScale().setVisibleLogicalRange({ from: candles.length - width, to: candles.length + 3 });
    this.drawMarks();
  }

  /** A candle that was not there, or the newest again; an older one would make the library throw. */
  addCandle(candle: Candle) {
    const newest = this.candles.at(-1);
    if (newest && candle.time < newest.time) {
      return;
    }
    if (newest?.time === candle.time) {
      this.candles.pop();
    }
    this.candles.push(candle);
    if (this.candles.length > 1000) {
      this.candles.shift();
    }
    this.series?.update(candle as CandlestickData);
    this.drawMarks();
  }

  setMarks(marks: Mark[]) {
    this.marks = marks;
    this.drawMarks();
  }

  setLines(lines: Line[]) {
    this.lines = lines;
    this.draw();
  }

  private draw() {
    this.drawMarks();
    this.drawn.forEach((line) => this.series?.removePriceLine(line));
    const colours = this.colours();
    this.drawn = this.lines.flatMap(({ price, kind }) => {
      const color = kind === 'stop' ? colours.loss : kind === 'target' ? colours.gain : colours.muted;
      const lineStyle = kind === 'entry' ? LineStyle.Dotted : LineStyle.Dashed;
      const line = this.series?.createPriceLine({ price, color, lineStyle, lineWidth: 1, title: kind });
      return line ? [line] : [];
    });
  }

  /** Only marks that lie on a candle we have; shape and place tell them apart, not colour alone. */
  private drawMarks() {
    const first = this.candles[0]?.time ?? Infinity;
    const colours = this.colours();
    this.marksOnSeries?.setMarkers(
      this.marks
        .filter((mark) => mark.time >= first)
        .map(({ time, side, text }) =>
          side === 'BUY'
            ? { time, text, position: 'belowBar', shape: 'arrowUp', color: colours.gain }
            : { time, text, position: 'aboveBar', shape: 'arrowDown', color: colours.loss },
        ),
    );
  }
}

customElements.define('lockstep-candles', CandleChart);
