/** Icons of all pages, each from its own file: a page loads those that it shows. */
import type { IconDefinition } from '@fortawesome/free-solid-svg-icons';

export { faStar as starEmpty } from '@fortawesome/free-regular-svg-icons/faStar';
export { faArrowDownWideShort as sortDown } from '@fortawesome/free-solid-svg-icons/faArrowDownWideShort';
export { faArrowRight as arrowRight } from '@fortawesome/free-solid-svg-icons/faArrowRight';
export { faArrowRotateLeft as undo } from '@fortawesome/free-solid-svg-icons/faArrowRotateLeft';
export { faArrowUpWideShort as sortUp } from '@fortawesome/free-solid-svg-icons/faArrowUpWideShort';
export { faBars as menu } from '@fortawesome/free-solid-svg-icons/faBars';
export { faBolt as bolt } from '@fortawesome/free-solid-svg-icons/faBolt';
export { faBook as story } from '@fortawesome/free-solid-svg-icons/faBook';
export { faChartColumn as chart } from '@fortawesome/free-solid-svg-icons/faChartColumn';
export { faCheck as check } from '@fortawesome/free-solid-svg-icons/faCheck';
export { faChevronDown as chevronDown } from '@fortawesome/free-solid-svg-icons/faChevronDown';
export { faChevronLeft as chevronLeft } from '@fortawesome/free-solid-svg-icons/faChevronLeft';
export { faChevronRight as chevronRight } from '@fortawesome/free-solid-svg-icons/faChevronRight';
export { faCircleCheck as good } from '@fortawesome/free-solid-svg-icons/faCircleCheck';
export { faCircleExclamation as bad } from '@fortawesome/free-solid-svg-icons/faCircleExclamation';
export { faCircleHalfStroke as theme } from '@fortawesome/free-solid-svg-icons/faCircleHalfStroke';
export { faCircleInfo as info } from '@fortawesome/free-solid-svg-icons/faCircleInfo';
export { faClock as clock } from '@fortawesome/free-solid-svg-icons/faClock';
export { faClockRotateLeft as history } from '@fortawesome/free-solid-svg-icons/faClockRotateLeft';
export { faCloud as cloud } from '@fortawesome/free-solid-svg-icons/faCloud';
export { faCoins as coins } from '@fortawesome/free-solid-svg-icons/faCoins';
export { faCopy as copy } from '@fortawesome/free-solid-svg-icons/faCopy';
export { faDesktop as device } from '@fortawesome/free-solid-svg-icons/faDesktop';
export { faDownload as download } from '@fortawesome/free-solid-svg-icons/faDownload';
export { faEllipsis as more } from '@fortawesome/free-solid-svg-icons/faEllipsis';
export { faEnvelope as mail } from '@fortawesome/free-solid-svg-icons/faEnvelope';
export { faEye as eye } from '@fortawesome/free-solid-svg-icons/faEye';
export { faEyeSlash as eyeOff } from '@fortawesome/free-solid-svg-icons/faEyeSlash';
export { faFile as page } from '@fortawesome/free-solid-svg-icons/faFile';
export { faFileLines as file } from '@fortawesome/free-solid-svg-icons/faFileLines';
export { faFilter as filter } from '@fortawesome/free-solid-svg-icons/faFilter';
export { faFolderOpen as workspace } from '@fortawesome/free-solid-svg-icons/faFolderOpen';
export { faGripVertical as grip } from '@fortawesome/free-solid-svg-icons/faGripVertical';
export { faHouse as home } from '@fortawesome/free-solid-svg-icons/faHouse';
export { faImage as image } from '@fortawesome/free-solid-svg-icons/faImage';
export { faKey as key } from '@fortawesome/free-solid-svg-icons/faKey';
export { faLayerGroup as takes } from '@fortawesome/free-solid-svg-icons/faLayerGroup';
export { faLightbulb as brainstorm } from '@fortawesome/free-solid-svg-icons/faLightbulb';
export { faLink as link } from '@fortawesome/free-solid-svg-icons/faLink';
export { faListUl as outline } from '@fortawesome/free-solid-svg-icons/faListUl';
export { faMagnifyingGlass as search } from '@fortawesome/free-solid-svg-icons/faMagnifyingGlass';
export { faMessage as comment } from '@fortawesome/free-solid-svg-icons/faMessage';
export { faMinus as minus } from '@fortawesome/free-solid-svg-icons/faMinus';
export { faMoon as moon } from '@fortawesome/free-solid-svg-icons/faMoon';
export { faPause as pause } from '@fortawesome/free-solid-svg-icons/faPause';
export { faPen as pen } from '@fortawesome/free-solid-svg-icons/faPen';
export { faPlay as play } from '@fortawesome/free-solid-svg-icons/faPlay';
export { faPlus as plus } from '@fortawesome/free-solid-svg-icons/faPlus';
export { faRightFromBracket as signOut } from '@fortawesome/free-solid-svg-icons/faRightFromBracket';
export { faRotate as rewrite } from '@fortawesome/free-solid-svg-icons/faRotate';
export { faShareNodes as share } from '@fortawesome/free-solid-svg-icons/faShareNodes';
export { faSpinner as spinner } from '@fortawesome/free-solid-svg-icons/faSpinner';
export { faStar as star } from '@fortawesome/free-solid-svg-icons/faStar';
export { faStop as stop } from '@fortawesome/free-solid-svg-icons/faStop';
export { faSun as sun } from '@fortawesome/free-solid-svg-icons/faSun';
export { faTag as pricing } from '@fortawesome/free-solid-svg-icons/faTag';
export { faTrash as trash } from '@fortawesome/free-solid-svg-icons/faTrash';
export { faTrashArrowUp as restore } from '@fortawesome/free-solid-svg-icons/faTrashArrowUp';
export { faTriangleExclamation as warn } from '@fortawesome/free-solid-svg-icons/faTriangleExclamation';
export { faUser as person } from '@fortawesome/free-solid-svg-icons/faUser';
export { faUsers as people } from '@fortawesome/free-solid-svg-icons/faUsers';
export { faWandMagicSparkles as describe } from '@fortawesome/free-solid-svg-icons/faWandMagicSparkles';
export { faWifi as wifi } from '@fortawesome/free-solid-svg-icons/faWifi';
export { faXmark as close } from '@fortawesome/free-solid-svg-icons/faXmark';
export type { IconDefinition };

/** The model's sign and the brand's: a pen's nib, drawn for Penora (no icon of the set points down). */
export const nib: IconDefinition = {
  // The names are part of the type and never looked up.
  prefix: 'fas',
  iconName: 'pen-nib',
  icon: [
    24,
    24,
    [],
    '',
    'M12 23.4 5 12.3C7.8 8.8 9.3 5.1 9.6.6h4.8c.3 4.5 1.8 8.2 4.6 11.7L12 23.4Zm-.55-3h1.1v-6.25a2 2 0 1 0-1.1 0v6.25Z',
  ],
};
