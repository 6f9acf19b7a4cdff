// What the person may do: read, or edit.

let role = "read";

/** Sets the role that the session has. */
export const setRole = (value) => {
  role = value;
};

/** Whether changes are allowed; controls that change are left out where they are not. */
export const mayEdit = () => role === "edit";
