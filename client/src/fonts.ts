// Both typefaces come from our own server. Each script is a file of its own that loads only when it is read.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/literata/opsz.css';
import '@fontsource-variable/literata/wght-italic.css';
