/** The charting library, loaded when a chart is looked at. Colours come from the theme as it is now. */
export interface Bars {
  labels: readonly string[];
  /** Ku. */
  values: readonly number[];
  /** What a bar says when it is pointed at. */
  tip: (index: number) => string;
  lying: boolean;
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Draws into the canvas; returns how to take it away. */
export async function drawBars(canvas: HTMLCanvasElement, { labels, values, tip, lying }: Bars): Promise<() => void> {
  const { Chart, BarController, BarElement, CategoryScale, LinearScale, Tooltip } = await import('chart.js');
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);
  Chart.defaults.font.family = 'Inter Variable, sans-serif';
  const [gold, muted, line, card, text] = ['--pn-gold', '--pn-muted', '--pn-line', '--pn-card', '--pn-text'].map(
    colour,
  );
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const names = {
    ticks: { color: muted, autoSkip: !lying, maxRotation: 0 },
    grid: { display: false },
    border: { color: line },
  };
  const amounts = {
    beginAtZero: true,
    ticks: { color: muted, maxTicksLimit: 6 },
    grid: { color: line },
    border: { display: false },
  };
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: [...labels],
      datasets: [
        { data: [...values], backgroundColor: gold, hoverBackgroundColor: text, borderRadius: 3, maxBarThickness: 28 },
      ],
    },
    options: {
      indexAxis: lying ? 'y' : 'x',
      maintainAspectRatio: false,
      animation: calm ? false : { duration: 160 },
      scales: lying ? { x: amounts, y: names } : { x: names, y: amounts },
      plugins: {
        tooltip: {
          displayColors: false,
          backgroundColor: card,
          borderColor: line,
          borderWidth: 1,
          titleColor: text,
          bodyColor: muted,
          padding: 10,
          callbacks: { label: ({ dataIndex }) => tip(dataIndex) },
        },
      },
    },
  });
  return () => chart.destroy();
}
