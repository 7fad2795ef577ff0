// Runs before the first paint, so that nobody sees the wrong theme flash by. The rest is in src/theme/theme.ts.
(() => {
  let choice = 'dark';
  try {
    choice = localStorage.getItem('penora:theme') ?? 'dark';
  } catch {
    // Storage may be forbidden; dark is the default.
  }
  const light = choice === 'paper' || (choice === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.bsTheme = light ? 'light' : 'dark';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', light ? '#f8f4ee' : '#0f0d0e');
})();
