import { useStore } from '../../../store.ts';
import { chooseTheme, themeStore } from '../../../theme/theme.ts';
import { device, moon, sun } from '../../../ui/icons.ts';
import { Segmented } from '../../../ui/Segmented.tsx';

/** Dark, paper, or as the device says. */
export function Look() {
  return (
    <Segmented
      label="Theme"
      hideLabel
      choices={[
        { value: 'dark', label: 'Dark', icon: moon },
        { value: 'paper', label: 'Paper', icon: sun },
        { value: 'system', label: 'As the device', icon: device },
      ]}
      value={useStore(themeStore)}
      onChange={chooseTheme}
    />
  );
}
