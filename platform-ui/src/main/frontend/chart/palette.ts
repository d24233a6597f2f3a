/** Colours of the page as the chart library wants them: resolved, for the colour scheme that holds now. */
export type Palette = Record<'line' | 'gain' | 'gainFaint' | 'loss' | 'lossFaint' | 'muted', string>;

export function palette(host: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.style.display = 'none';
  host.append(probe);
  const resolved = (name: string) => {
    probe.style.color = `var(--lk-${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    line: resolved('line'),
    gain: resolved('gain'),
    gainFaint: resolved('gain-faint'),
    loss: resolved('loss'),
    lossFaint: resolved('loss-faint'),
    muted: resolved('muted'),
  };
  probe.remove();
  return colours;
}

/** Calls back when the page turns dark or light; returns how to stop. */
export function onSchemeChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = new MutationObserver(changed);
  system.addEventListener('change', changed);
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class', 'theme'] });
  return () => {
    system.removeEventListener('change', changed);
    root.disconnect();
  };
}
