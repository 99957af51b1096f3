// The width of the window, so that the first map already fits: the server cannot see it otherwise.
document.cookie = "venster=" + window.innerWidth + ";path=/;SameSite=Lax";
// Where Streamlit's server is, so that it need not be searched for under the path of the page.
window.__streamlit = { BACKEND_BASE_URL: window.location.origin };
