//! The attributes of whatever a condition can stand before.

use syn::{
    Attribute, Expr, ExprArray, ExprAssign, ExprAsync, ExprAwait, ExprBinary, ExprBlock, ExprBreak, ExprCall, ExprCast,
    ExprClosure, ExprConst, ExprContinue, ExprField, ExprForLoop, ExprGroup, ExprIf, ExprIndex, ExprInfer, ExprLet,
    ExprLit, ExprLoop, ExprMacro, ExprMatch, ExprMethodCall, ExprParen, ExprPath, ExprRange, ExprRawAddr,
    ExprReference, ExprRepeat, ExprReturn, ExprStruct, ExprTry, ExprTryBlock, ExprTuple, ExprUnary, ExprUnsafe,
    ExprWhile, ExprYield, FnArg, ImplItem, ImplItemConst, ImplItemFn, ImplItemMacro, ImplItemType, Item, ItemConst,
    ItemEnum, ItemExternCrate, ItemFn, ItemForeignMod, ItemImpl, ItemMacro, ItemMod, ItemStatic, ItemStruct, ItemTrait,
    ItemTraitAlias, ItemType, ItemUnion, ItemUse, Stmt, TraitItem, TraitItemConst, TraitItemFn, TraitItemMacro,
    TraitItemType,
};

/// A part of a file that has attributes of its own.
pub(super) trait Attributes {
    /// Its attributes; `None` for code that syn keeps as tokens.
    fn attributes(&mut self) -> Option<&mut Vec<Attribute>>;
}

macro_rules! attributes_in_field {
    ($($kind:ty),*) => {
        $(
            impl Attributes for $kind {
                fn attributes(&mut self) -> Option<&mut Vec<Attribute>> {
                    Some(&mut self.attrs)
                }
            }
        )*
    };
}

attributes_in_field!(syn::Arm, syn::Field, syn::FieldPat, syn::FieldValue, syn::Variant);

impl Attributes for Item {
    fn attributes(&mut self) -> Option<&mut Vec<Attribute>> {
        match self {
            Self::Const(ItemConst { attrs, .. })
            | Self::Enum(ItemEnum { attrs, .. })
            | Self::ExternCrate(ItemExternCrate { attrs, .. })
            | Self::Fn(ItemFn { attrs, .. })
            | Self::ForeignMod(ItemForeignMod { attrs, .. })
            | Self::Impl(ItemImpl { attrs, .. })
            | Self::Macro(ItemMacro { attrs, .. })
            | Self::Mod(ItemMod { attrs, .. })
            | Self::Static(ItemStatic { attrs, .. })
            | Self::Struct(ItemStruct { attrs, .. })
            | Self::Trait(ItemTrait { attrs, .. })
            | Self::TraitAlias(ItemTraitAlias { attrs, .. })
            | Self::Type(ItemType { attrs, .. })
            | Self::Union(ItemUnion { attrs, .. })
            | Self::Use(ItemUse { attrs, .. }) => Some(attrs),
            _ => None,
        }
    }
}

impl Attributes for ImplItem {
    fn attributes(&mut self) -> Option<&mut Vec<Attribute>> {
        match self {
            Self::Const(ImplItemConst { attrs, .. })
            | Self::Fn(ImplItemFn { attrs, .. })
            | Self::Type(ImplItemType { attrs, .. })
            | Self::Macro(ImplItemMacro { attrs, .. }) => Some(attrs),
            _ => None,
        }
    }
}

impl Attributes for TraitItem {
    fn attributes(&mut self) -> Option<&mut Vec<Attribute>> {
        match self {
            Self::Const(TraitItemConst { attrs, .. })
            | Self::Fn(TraitItemFn { attrs, .. })
            | Self::Type(TraitItemType { attrs, .. })
            | Self::Macro(TraitItemMacro { attrs, .. }) => Some(attrs),
            _ => None,
        }
    }
}

impl Attributes for FnArg {
    fn attributes(&mut self) -> Option<&mut Vec<Attribute>> {
        match self {
            Self::Receiver(receiver) => Some(&mut receiver.attrs),
            Self::Typed(argument) => Some(&mut argument.attrs),
        }
    }
}

impl Attributes for Stmt {
    fn attributes(&mut self) -> Option<&mut Vec<Attribute>> {
        match self {
            Self::Local(local) => Some(&mut local.attrs),
            Self::Item(item) => item.attributes(),
            Self::Expr(expression, _) => first_attributes(expression),
            Self::Macro(call) => Some(&mut call.attrs),
        }
    }
}

/// The attributes of a statement, which syn keeps with the expression that the statement begins with.
fn first_attributes(mut expression: &mut Expr) -> Option<&mut Vec<Attribute>> {
    loop {
        expression = match expression {
            Expr::Assign(ExprAssign { left, .. }) | Expr::Binary(ExprBinary { left, .. }) => left,
            Expr::Cast(ExprCast { expr, .. }) => expr,
            other => return other.attributes(),
        };
    }
}

impl Attributes for Expr {
    fn attributes(&mut self) -> Option<&mut Vec<Attribute>> {
        match self {
            Self::Array(ExprArray { attrs, .. })
            | Self::Assign(ExprAssign { attrs, .. })
            | Self::Async(ExprAsync { attrs, .. })
            | Self::Await(ExprAwait { attrs, .. })
            | Self::Binary(ExprBinary { attrs, .. })
            | Self::Block(ExprBlock { attrs, .. })
            | Self::Break(ExprBreak { attrs, .. })
            | Self::Call(ExprCall { attrs, .. })
            | Self::Cast(ExprCast { attrs, .. })
            | Self::Closure(ExprClosure { attrs, .. })
            | Self::Const(ExprConst { attrs, .. })
            | Self::Continue(ExprContinue { attrs, .. })
            | Self::Field(ExprField { attrs, .. })
            | Self::ForLoop(ExprForLoop { attrs, .. })
            | Self::Group(ExprGroup { attrs, .. })
            | Self::If(ExprIf { attrs, .. })
            | Self::Index(ExprIndex { attrs, .. })
            | Self::Infer(ExprInfer { attrs, .. })
            | Self::Let(ExprLet { attrs, .. })
            | Self::Lit(ExprLit { attrs, .. })
            | Self::Loop(ExprLoop { attrs, .. })
            | Self::Macro(ExprMacro { attrs, .. })
            | Self::Match(ExprMatch { attrs, .. })
            | Self::MethodCall(ExprMethodCall { attrs, .. })
            | Self::Paren(ExprParen { attrs, .. })
            | Self::Path(ExprPath { attrs, .. })
            | Self::Range(ExprRange { attrs, .. })
            | Self::RawAddr(ExprRawAddr { attrs, .. })
            | Self::Reference(ExprReference { attrs, .. })
            | Self::Repeat(ExprRepeat { attrs, .. })
            | Self::Return(ExprReturn { attrs, .. })
            | Self::Struct(ExprStruct { attrs, .. })
            | Self::Try(ExprTry { attrs, .. })
            | Self::TryBlock(ExprTryBlock { attrs, .. })
            | Self::Tuple(ExprTuple { attrs, .. })
            | Self::Unary(ExprUnary { attrs, .. })
            | Self::Unsafe(ExprUnsafe { attrs, .. })
            | Self::While(ExprWhile { attrs, .. })
            | Self::Yield(ExprYield { attrs, .. }) => Some(attrs),
            _ => None,
        }
    }
}
