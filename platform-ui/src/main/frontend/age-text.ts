/**
 * "12 s": the time since something happened, counted here, so that it grows on even when nothing reaches the page any
 * more. The server says how old it was when it said so: the two clocks need not agree. Older than the limit it says so in
 * words, and takes the class "stale".
 */
class AgeText extends HTMLElement {
  private since?: number;
  private staleAfter = Infinity;
  private timer?: number;

  /** null: nothing happened yet. */
  setAge(ageMillis: number | null, staleAfterMillis: number | null) {
    this.since = ageMillis === null ? undefined : performance.now() - ageMillis;
    this.staleAfter = staleAfterMillis ?? Infinity;
    this.show();
  }

  connectedCallback() {
    this.timer = window.setInterval(() => this.show(), 1000);
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  private show() {
    if (this.since === undefined) {
      this.write('none yet', false);
      return;
    }
    const age = Math.max(0, performance.now() - this.since);
    this.write(inWords(age), age > this.staleAfter);
  }

  private write(text: string, stale: boolean) {
    const shown = stale ? `${text}, stale` : text;
    if (this.textContent !== shown) {
      this.textContent = shown;
    }
    this.classList.toggle('stale', stale);
  }
}

function inWords(millis: number): string {
  const seconds = Math.floor(millis / 1000);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

customElements.define('lockstep-age', AgeText);
