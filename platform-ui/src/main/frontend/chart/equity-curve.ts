import {
  BaselineSeries,
  LineStyle,
  type BaselineData,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { ChartElement } from './chart-element';
import type { Palette } from './palette';

type Point = { time: UTCTimestamp; value: number };

/** Equity over market time, against the capital that was allocated. */
class EquityCurve extends ChartElement {
  private series?: ISeriesApi<'Baseline'>;
  private base?: IPriceLine;
  private points: Point[] = [];
  private capital = 0;

  protected begin(chart: IChartApi, colours: Palette) {
    this.base = undefined;
    this.series = chart.addSeries(BaselineSeries, { lineWidth: 2, lastValueVisible: true, priceLineVisible: false });
    this.colour(colours);
    this.setPoints(this.points, this.capital);
  }

  protected colour({ gain, gainFaint, loss, lossFaint, muted }: Palette) {
    this.series?.applyOptions({
      topLineColor: gain,
      topFillColor1: gainFaint,
      topFillColor2: 'transparent',
      bottomLineColor: loss,
      bottomFillColor1: 'transparent',
      bottomFillColor2: lossFaint,
    });
    this.base?.applyOptions({ color: muted });
  }

  setPoints(points: Point[], capital: number) {
    this.points = points;
    this.capital = capital;
    this.series?.applyOptions({ baseValue: { type: 'price', price: capital } });
    this.series?.setData(points as BaselineData[]);
    if (this.series && !this.base) {
      this.base = this.series.createPriceLine({
        price: capital,
        color: this.colours().muted,
        lineStyle: LineStyle.Dotted,
        lineWidth: 1,
        title: 'capital',
      });
    }
    this.base?.applyOptions({ price: capital });
    this.chart?.timeScale().fitContent();
  }

  addPoint(point: Point) {
    const newest = this.points.at(-1);
    if (newest && point.time < newest.time) {
      return;
    }
    this.points.push(point);
    this.series?.update(point as BaselineData);
  }
}

customElements.define('lockstep-equity', EquityCurve);
