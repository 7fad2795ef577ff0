import './tabs.scss';
import type { ReactNode } from 'react';
import { Nav, Tab } from 'react-bootstrap';
import { Icon } from './Icon.tsx';
import type { IconDefinition } from './icons.ts';

export interface TabItem<Key extends string> {
  key: Key;
  label: string;
  icon?: IconDefinition;
  /** A number at the label, e.g. how many results are running. */
  badge?: number;
  content: ReactNode;
}

interface Props<Key extends string> {
  /** Names the row of tabs. */
  label: string;
  tabs: readonly TabItem<Key>[];
  active: Key;
  onSelect: (key: Key) => void;
  /** Keeps every panel alive behind the one in front (drafts in forms survive). */
  keepAll?: boolean;
  /** Tabs share the width. */
  fill?: boolean;
  className?: string;
}

/** Tabs with their panels: arrow keys move along the row. */
export function Tabs<Key extends string>(props: Props<Key>) {
  const { label, tabs, active, onSelect, keepAll = false, fill = false, className = '' } = props;
  const select = (key: string | null): void => {
    const found = tabs.find((tab) => tab.key === key);
    if (found) onSelect(found.key);
  };
  return (
    <Tab.Container
      activeKey={active}
      onSelect={select}
      mountOnEnter={!keepAll}
      unmountOnExit={!keepAll}
      transition={false}
    >
      <div className={`pn-tabs ${className}`}>
        <Nav className={`pn-tab-row ${fill ? 'pn-tab-row-fill' : ''}`} role="tablist" aria-label={label} as="div">
          {tabs.map((tab) => (
            <Nav.Link key={tab.key} eventKey={tab.key} as="button" type="button" className="pn-tab">
              {tab.icon && <Icon icon={tab.icon} />}
              {tab.label}
              {tab.badge !== undefined && tab.badge > 0 && <span className="pn-tab-badge">{tab.badge}</span>}
            </Nav.Link>
          ))}
        </Nav>
        <Tab.Content className="pn-tab-panels">
          {tabs.map((tab) => (
            <Tab.Pane key={tab.key} eventKey={tab.key} className="pn-tab-panel">
              {tab.content}
            </Tab.Pane>
          ))}
        </Tab.Content>
      </div>
    </Tab.Container>
  );
}
