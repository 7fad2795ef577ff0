/** A line that only parts two scenes, in the signs that typists use. */
export const SCENE_BREAK = /^(?:\*(?:\s*\*){0,6}|#(?:\s*#){0,4}|_{3,40})$/u;
