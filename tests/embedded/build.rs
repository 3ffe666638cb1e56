//! Makes the modules that the library and the program include.

use clientwright::{BuildError, Config, Feature};

fn main() -> Result<(), BuildError> {
    let page = || Config::new().input("../../specs").print_warnings(false);
    page().module_name("platform_api").generate_module()?;
    // But for what would bring in the platform's library.
    let everything = Feature::ALL.iter().filter(|feature| **feature != Feature::NativeTls);
    let everything = everything.fold(page(), |config, feature| config.feature(*feature));
    everything.module_name("everything").generate_module()?;
    page().no_default_features().module_name("bare").generate_module()?;
    // Another document, under the name that its title gives.
    Config::new().input("../cases/recursion/input").print_warnings(false).generate_module()?;
    Ok(())
}
