import { createChart, type DeepPartial, type IChartApi, type TimeChartOptions } from 'lightweight-charts';
import { onSchemeChange, palette, type Palette } from './palette';

/** What both charts share: one canvas that fills its element, the page's colours, and times in UTC. */
export abstract class ChartElement extends HTMLElement {
  protected chart?: IChartApi;
  private ended?: () => void;

  connectedCallback() {
    if (this.chart) {
      return;
    }
    this.chart = createChart(this, { autoSize: true, ...this.look(palette(this)) });
    this.begin(this.chart, palette(this));
    this.ended = onSchemeChange(() => this.repaint());
  }

  disconnectedCallback() {
    this.ended?.();
    this.chart?.remove();
    this.chart = undefined;
  }

  private repaint() {
    const colours = palette(this);
    this.chart?.applyOptions(this.look(colours));
    this.colour(colours);
  }

  private look(colours: Palette): DeepPartial<TimeChartOptions> {
    return {
      layout: {
        background: { color: 'transparent' },
        textColor: colours.muted,
        fontFamily: getComputedStyle(this).fontFamily,
        fontSize: 12,
      },
      grid: { vertLines: { visible: false }, horzLines: { color: colours.line } },
      rightPriceScale: { borderVisible: false },
      timeScale: { borderVisible: false, timeVisible: true, secondsVisible: false, rightOffset: 4 },
      // the page scrolls, not the chart under a thumb
      handleScroll: { mouseWheel: false, vertTouchDrag: false },
      handleScale: { mouseWheel: false },
    };
  }

  protected colours(): Palette {
    return palette(this);
  }

  protected abstract begin(chart: IChartApi, colours: Palette): void;

  protected abstract colour(colours: Palette): void;
}
