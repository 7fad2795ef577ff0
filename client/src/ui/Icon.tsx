import './icon.scss';
import type { IconDefinition } from './icons.ts';

interface Props {
  icon: IconDefinition;
  /** Read aloud. Without it the icon is decoration: the word beside it says the same. */
  label?: string;
  className?: string;
}

/** One icon, as tall as the text around it. Drawn by us: Font Awesome's own renderer adds styles at run time. */
export function Icon({ icon, label, className = '' }: Props) {
  const [width, height, , , shape] = icon.icon;
  const classes = `pn-icon ${className}`;
  const box = `0 0 ${width} ${height}`;
  const path = <path d={typeof shape === 'string' ? shape : shape.join(' ')} fillRule="evenodd" />;
  if (label === undefined)
    return (
      <svg className={classes} viewBox={box} fill="currentColor" aria-hidden="true">
        {path}
      </svg>
    );
  return (
    <svg className={classes} viewBox={box} fill="currentColor" role="img" aria-label={label}>
      {path}
    </svg>
  );
}
